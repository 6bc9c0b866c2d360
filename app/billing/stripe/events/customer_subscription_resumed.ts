import { settleSubscription } from '../settle.js'

/** It goes on after a pause. */
export default settleSubscription
