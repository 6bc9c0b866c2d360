import { settlePayment } from '../settle.js'

/** The bank gave the money back: what we took from the publisher for it is theirs again. */
export default settlePayment
