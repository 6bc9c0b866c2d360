import { settleSubscription } from '../settle.js'

/** A period is settled, by money or because nothing was due. */
export default settleSubscription
