import { settlePayment } from '../settle.js'

/** A refund moved on: succeeded, or cancelled after all. */
export default settlePayment
