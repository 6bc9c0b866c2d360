import { settlePayment } from '../settle.js'

/** The buyer's bank took the payment back. A late one changes nothing, for the dispute is read anew. */
export default settlePayment
