import { settlePayout } from '../settle.js'

/** It was stopped; the money is in the publisher's balance again. */
export default settlePayout
