import { createRequire } from 'node:module'
import app from '@adonisjs/core/services/app'
import env from '#start/env'
import { openApiDocument } from '#registry/openapi/openapi_document'
import type { Answer } from '#registry/openapi/answer'
import type { Method, Operation } from '#registry/openapi/operation'
import type { Schema } from '#registry/openapi/schema'

type Validate = ((value: unknown) => boolean) & { errors?: unknown[] | null }
type Validator = {
  addVocabulary(words: string[]): void
  addSchema(schema: object): void
  compile(schema: object): Validate
}

/** The JSON Schema validator belongs to the package that declares it; ESLint keeps an older one at the root. */
const declared = createRequire(app.makePath('packages/stripe-stand-in/package.json'))
const { Ajv2020 } = declared('ajv/dist/2020.js') as { Ajv2020: new (options: object) => Validator }
const { default: addFormats } = declared('ajv-formats') as { default: (to: Validator) => void }

const { schemas } = openApiDocument.components
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true })
addFormats(ajv)
ajv.addVocabulary(['x-statuses', 'x-meaning', 'x-way-out'])
ajv.addSchema({ $id: 'api:', $defs: sealed(schemas) })

/** What compiles the schema of a component, or one that refers to components. Throws when it is not valid. */
export const validatorOf = (schema: Schema) => ajv.compile(sealed(schema) as object)

/** The same schema, but letting nothing pass that it does not name: readers must, our own answers need not. */
function sealed(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(sealed)
  if (typeof part !== 'object' || part === null) return part
  const copy = Object.fromEntries(Object.entries(part).map(([key, value]) => [key, sealed(value)]))
  if (typeof copy.$ref === 'string')
    copy.$ref = copy.$ref.replace('#/components/schemas/', 'api:#/$defs/')
  const isWhole = copy.type === 'object' && copy.properties && copy.required
  return isWhole ? { ...copy, unevaluatedProperties: false } : copy
}

export type Asked = {
  params?: Record<string, string>
  query?: Record<string, string>
  headers?: Record<string, string>
  body?: string | Buffer<ArrayBuffer>
}

/** Asks the running shop for a documented operation. `flaws` says in what the answer is not as documented. */
export async function ask(operationId: string, asked: Asked = {}) {
  const { path, method, operation } = operationNamed(operationId)
  const filled = path.replace(/\{(\w+)\}/g, (_, name) =>
    encodeURIComponent(asked.params?.[name] ?? `no-${name}`)
  )
  const url = new URL(filled, env.get('APP_URL'))
  url.search = new URLSearchParams(asked.query).toString()
  const response = await fetch(url, {
    method: method.toUpperCase(),
    headers: asked.headers,
    body: asked.body,
    redirect: 'manual',
  })
  const bytes = Buffer.from(await response.arrayBuffer())
  const { status, headers } = response
  const isJson = /json/.test(headers.get('content-type') ?? '') && bytes.length > 0
  const json = isJson ? JSON.parse(bytes.toString()) : null
  return { status, headers, bytes, json, flaws: flawsOf(operation, status, headers, bytes, json) }
}

export function operationNamed(id: string) {
  for (const [path, methods] of Object.entries(openApiDocument.paths))
    for (const [method, operation] of Object.entries(methods))
      if (operation.operationId === id) return { path, method: method as Method, operation }
  throw new Error(`No operation is called ${id}`)
}

function flawsOf(
  operation: Operation,
  status: number,
  headers: Headers,
  bytes: Buffer,
  json: unknown
): string[] {
  const answer = operation.responses[status]
  if (!answer) return [`${operation.operationId} does not mention ${status}`]
  return [...bodyFlaws(answer, headers, bytes, json), ...headerFlaws(answer, headers)]
}

function bodyFlaws({ content }: Answer, headers: Headers, bytes: Buffer, json: unknown): string[] {
  if (!content) return bytes.length > 0 ? ['there should be no body'] : []
  const type = (headers.get('content-type') ?? 'none').split(';')[0]
  const form = content[type]
  if (!form) return [`the type ${type} is not mentioned`]
  if (!type.endsWith('json')) return []
  const validate = validatorOf(form.schema)
  return validate(json) ? [] : (validate.errors ?? []).map((error) => JSON.stringify(error))
}

/** Of several codes under one status, each brings headers of its own. */
function headerFlaws({ content, headers: named = {} }: Answer, headers: Headers): string[] {
  const codes = content?.['application/problem+json']?.schema.allOf?.[1].properties?.code.enum
  if (codes && codes.length > 1) return []
  return Object.keys(named)
    .filter((name) => !headers.has(name))
    .map((name) => `the header ${name} is missing`)
}
