import { settlePayout } from '../settle.js'

/** It arrived, as far as Stripe knows: a bank may still send it back. */
export default settlePayout
