import { settleSession } from '../settle.js'

/** The bank confirmed a delayed payment, perhaps days later. */
export default settleSession
