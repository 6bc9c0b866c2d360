import { EmailTokenSchema } from '#database/schema'

/** The digest of a secret that was mailed to somebody, good once and for a while. */
export default class EmailToken extends EmailTokenSchema {}
