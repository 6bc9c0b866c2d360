import { settlePayout } from '../settle.js'

/** It did not arrive, also when it was said to have arrived before. */
export default settlePayout
