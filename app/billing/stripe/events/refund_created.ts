import { settlePayment } from '../settle.js'

/** Money is on its way back, asked for by us or in Stripe's dashboard. */
export default settlePayment
