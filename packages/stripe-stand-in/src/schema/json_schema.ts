/** The small dialect of JSON Schema we generate: `def` points at a definition by name. */
export interface JsonSchema {
  'type'?: string | string[]
  'const'?: unknown
  'enum'?: unknown[]
  /** The values Stripe's types list for an open enum: closed on the way in, advisory on the way out. */
  'x-known'?: string[]
  'properties'?: Record<string, JsonSchema>
  'additionalProperties'?: JsonSchema | boolean
  'required'?: string[]
  'items'?: JsonSchema
  'anyOf'?: JsonSchema[]
  'not'?: JsonSchema
  'pattern'?: string
  'format'?: string
  'def'?: string
}

export interface Operation {
  /** `POST /v1/transfers/{id}/reversals` */
  name: string
  params: JsonSchema | null
  /** One object; a v1 page (`object: 'list'`); a v2 page. */
  shape: 'object' | 'list' | 'v2_list'
  returns: JsonSchema
}

/** Everything the installed SDK's types say about the API it is pinned to. */
export interface SchemaBook {
  sdkVersion: string
  apiVersion: string
  operations: Operation[]
  /** Snapshot event type to the schema of its `data.object`. */
  snapshots: Record<string, JsonSchema>
  /** Thin event type to the schemas of the notification sent and of the event retrieved. */
  notifications: Record<string, { sent: JsonSchema; retrieved: JsonSchema }>
  definitions: Record<string, JsonSchema>
}
