import { settlePayment } from '../settle.js'

/** A dispute was won, lost or withdrawn. */
export default settlePayment
