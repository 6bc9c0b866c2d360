import { settlePayment } from '../settle.js'

/** The buyer's bank sent a refund back: the payment stands again. */
export default settlePayment
