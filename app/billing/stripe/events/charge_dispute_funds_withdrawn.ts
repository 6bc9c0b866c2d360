import { settlePayment } from '../settle.js'

/** The bank has the money; it may tell so before the dispute itself is heard of. */
export default settlePayment
