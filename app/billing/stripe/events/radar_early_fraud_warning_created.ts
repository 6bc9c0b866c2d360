import { settleFraudWarning } from '../settle.js'

/** A bank thinks that a payment is fraudulent. It moves nothing; the desk is shown it. */
export default settleFraudWarning
