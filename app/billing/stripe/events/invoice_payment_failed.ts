import { settleSubscription } from '../settle.js'

/** A renewal could not be collected: the grace begins with the first failure. */
export default settleSubscription
