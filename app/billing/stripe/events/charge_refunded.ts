import { settlePayment } from '../settle.js'

/** A backstop: refund events say the same for each refund. */
export default settlePayment
