import { settleFraudWarning } from '../settle.js'

/** A warning was overtaken by a refund or a dispute: nothing is left to do about it. */
export default settleFraudWarning
