import { AuditEventSchema } from '#database/schema'

/** Append-only: the database refuses to change or remove one. */
export default class AuditEvent extends AuditEventSchema {}
