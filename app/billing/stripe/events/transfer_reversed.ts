import { settleTransfer } from '../settle.js'

/** A publisher's account gave money back: asked by us, by a refund, or in Stripe's dashboard. */
export default settleTransfer
