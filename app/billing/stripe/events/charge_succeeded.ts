import { settlePayment } from '../settle.js'

/** Brings the charge's id and its receipt. */
export default settlePayment
