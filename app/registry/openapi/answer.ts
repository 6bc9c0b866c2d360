import { named, type Schema } from '#registry/openapi/schema'
import { PROBLEMS, type ProblemCode, type ProblemWords } from '#registry/openapi/problems'

export type Answer = {
  description: string
  headers?: Record<string, { $ref: string }>
  content?: Record<string, { schema: Schema }>
}

/** Answers by HTTP status. */
export type Answers = Record<string, Answer>

const headersOf = (names: string[]) =>
  names.length > 0
    ? {
        headers: Object.fromEntries(
          names.map((name) => [name, { $ref: `#/components/headers/${name}` }])
        ),
      }
    : {}

/** An answer without a body. */
export const empty = (description: string, headers: string[] = []): Answer => ({
  description,
  ...headersOf(headers),
})

/** An answer whose JSON has the form of a component. */
export const json = (description: string, schema: string, headers: string[] = []): Answer => ({
  ...empty(description, headers),
  content: { 'application/json': { schema: named(schema) } },
})

/** The bytes of an archive. */
export const archive = (description: string, headers: string[]): Answer => ({
  ...empty(description, headers),
  content: {
    'application/gzip': { schema: { title: 'A .tar.gz archive' } },
    'application/zip': { schema: { title: 'A .zip archive' } },
  },
})

/** The refusals an operation knows, by status, each narrowed to its codes; any operation may fail on our side. */
export function problems(...codes: ProblemCode[]): Answers {
  const all = [...codes, 'internal_error' as const].flatMap((code) => {
    const words: ProblemWords = PROBLEMS[code]
    return words.statuses.map((status) => ({ code, status, words }))
  })
  return Object.fromEntries(
    [...Map.groupBy(all, ({ status }) => status)].map(([status, alike]) => [
      status,
      {
        ...empty(
          alike.map(({ code, words }) => `\`${code}\`: ${words.meaning}`).join(' '),
          alike.flatMap(({ words }) => words.headers ?? [])
        ),
        content: {
          'application/problem+json': { schema: problemWith(alike.map(({ code }) => code)) },
        },
      },
    ])
  )
}

const problemWith = (codes: string[]): Schema => ({
  allOf: [named('Problem'), { type: 'object', properties: { code: { enum: codes } } }],
})
