import { settleSession } from '../settle.js'

/** The bank refused a delayed payment: nothing is left behind. */
export default settleSession
