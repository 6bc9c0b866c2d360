import { settlePayout } from '../settle.js'

/** Money left a publisher's balance for their bank. */
export default settlePayout
