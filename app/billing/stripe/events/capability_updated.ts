import { settleAccount } from '../settle.js'
import type { Handler } from '../outcome.js'

/** What an account may do changed; the account itself is read anew. */
const capabilityUpdated: Handler = (event, trx) => settleAccount(event.account, event, trx)

export default capabilityUpdated
