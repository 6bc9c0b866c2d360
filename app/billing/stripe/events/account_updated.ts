import { settleAccount } from '../settle.js'
import { ignored, type Handler } from '../outcome.js'

/** The classic notification of an account's change; accounts made with v2 may send it or not. */
const accountUpdated: Handler = async (event, trx) =>
  event.objectId === event.account
    ? settleAccount(event.account, event, trx)
    : ignored('speaks_of_another_account')

export default accountUpdated
