import type { Answers } from '#registry/openapi/answer'
import type { Schema } from '#registry/openapi/schema'

export type Parameter = {
  name: string
  in: 'path' | 'query' | 'header'
  description: string
  required?: boolean
  schema: Schema
  example?: string
}

/** Who is let in: any one of these; nobody need be when the list is empty. */
export type Security = { [scheme in 'install_token' | 'session' | 'stripe_signature']?: never[] }[]

export type RequestBody = {
  description: string
  required?: boolean
  content: Record<string, { schema: Schema }>
}

export type Operation = {
  operationId: string
  tags: string[]
  summary: string
  description: string
  security: Security
  parameters?: Parameter[]
  requestBody?: RequestBody
  responses: Answers
}

export type Method = 'get' | 'head' | 'post'

/** Operations by path and method, as OpenAPI has them. */
export type Paths = Record<string, { [method in Method]?: Operation }>

export type Tag = { name: string; description: string }

export const ANYONE: Security = []
export const TOKEN: Security = [{ install_token: [] }]
export const TOKEN_OR_SESSION: Security = [{ install_token: [] }, { session: [] }]
export const STRIPE: Security = [{ stripe_signature: [] }]
