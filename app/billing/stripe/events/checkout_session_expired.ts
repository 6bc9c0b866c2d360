import { settleSession } from '../settle.js'

/** Nobody paid in time. A payment that raced the clock wins, for the session is read anew. */
export default settleSession
