import { settlePayment } from '../settle.js'

/** Fires for many reasons; fees and the transfer become known with one of them. */
export default settlePayment
