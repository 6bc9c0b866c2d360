import type { Answer } from '#registry/openapi/answer'
import { curlOf } from '#registry/openapi/curl'
import { fieldsOf, wordsOf } from '#registry/openapi/fields'
import { openApiDocument as api } from '#registry/openapi/openapi_document'
import type { Operation, Parameter } from '#registry/openapi/operation'
import { PROBLEMS } from '#registry/openapi/problems'

const { schemas, headers, securitySchemes } = api.components

const CREDENTIALS: Record<string, string> = {
  install_token: 'an install token',
  session: 'a session',
  stripe_signature: 'Stripe’s signature',
}

/** The API for people to read, taken from the very document that programs get. */
export const apiReference = () => ({
  summary: api.info.summary,
  paragraphs: api.info.description.split('\n\n'),
  server: api.servers[0].url,
  groups: api.tags.map(({ name, description }) => ({
    id: name.toLowerCase(),
    name,
    description,
    operations: operationsOf(name),
  })),
  credentials: Object.entries(securitySchemes).map(([id, { description }]) => ({
    id,
    name: CREDENTIALS[id],
    description,
  })),
  problems: Object.entries(PROBLEMS).map(([code, { statuses, meaning, wayOut }]) => ({
    code,
    statuses,
    meaning,
    wayOut,
  })),
  lists: ['VerdictReason', 'EntitlementReason', 'FactCode', 'PermissionReason', 'Channel'].map(
    (name) => ({
      id: name,
      description: schemas[name].description ?? '',
      words: wordsOf(schemas[name]),
    })
  ),
  headers: Object.entries(headers).map(([name, { description }]) => ({ name, description })),
})

function operationsOf(tag: string) {
  return Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, { tags }]) => tags.includes(tag))
      .map(([method, operation]) => operationOf(method.toUpperCase(), path, operation))
  )
}

function operationOf(method: string, path: string, operation: Operation) {
  const { operationId: id, summary, description, security, requestBody: body } = operation
  const bodySchema = body?.content['application/json'].schema
  return {
    ...{ id, method, path, summary, description },
    who: security.flatMap((scheme) => Object.keys(scheme)).map((scheme) => CREDENTIALS[scheme]),
    parameters: (operation.parameters ?? []).map(parameterOf),
    body: body
      ? { description: body.description, fields: bodySchema ? fieldsOf(bodySchema, schemas) : [] }
      : null,
    answers: Object.entries(operation.responses).map(([status, answer]) =>
      answerOf(status, answer)
    ),
    example: curlOf(api.servers[0].url, method, path, operation),
  }
}

const parameterOf = ({ name, in: place, required, description, schema }: Parameter) => ({
  ...{ name, place, description },
  isRequired: required === true,
  fallback: typeof schema.default === 'string' ? schema.default : null,
})

function answerOf(status: string, { description, content = {}, headers: sent = {} }: Answer) {
  const problem = content['application/problem+json']?.schema
  const form = content['application/json']?.schema
  return {
    status: Number(status),
    description: problem ? null : description,
    codes: (problem?.allOf?.[1].properties?.code.enum ?? []).map(String),
    types: problem ? [] : Object.keys(content),
    headers: Object.keys(sent),
    fields: form ? fieldsOf(form, schemas) : [],
  }
}
