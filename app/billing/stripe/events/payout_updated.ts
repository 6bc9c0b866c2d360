import { settlePayout } from '../settle.js'

/** Its state or its day of arrival changed. */
export default settlePayout
