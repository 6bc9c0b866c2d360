import { settlePayment } from '../settle.js'

/** A dispute moved on. */
export default settlePayment
