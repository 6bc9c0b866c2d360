import { settleAccount } from '../settle.js'
import type { Handler } from '../outcome.js'

/** Thin notifications name an account and what part of it changed; they carry nothing else. */
const v2CoreAccount: Handler = (event, trx) => settleAccount(event.objectId, event, trx)

export default v2CoreAccount
