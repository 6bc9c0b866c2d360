import { settleSession } from '../settle.js'

/** The buyer finished on Stripe's page: paid, or promised to by a delayed method. */
export default settleSession
