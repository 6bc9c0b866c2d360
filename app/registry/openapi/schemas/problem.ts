import { listOf, named, object, text, whole, type Schema } from '#registry/openapi/schema'
import { PROBLEMS } from '#registry/openapi/problems'

/** RFC 9457, with a stable `code`. */
export const problemSchemas: Record<string, Schema> = {
  Problem: object(
    'What went wrong, as application/problem+json (RFC 9457).',
    {
      type: text('“about:blank#” and the code.'),
      title: text('The status in words.'),
      status: whole('The HTTP status.', { minimum: 400, maximum: 599 }),
      detail: text('A sentence in English: what happened and the way out.'),
      code: named('ProblemCode'),
      request_id: text('Names this request when you write to us.'),
      reason: object('With not_entitled: why.', {
        code: named('VerdictReason'),
        message: text('The same as a sentence.'),
      }),
      errors: listOf(
        object(
          'One finding.',
          {
            field: text('The member it is about.'),
            rule: text('The rule it breaks.'),
            message: text('The same as a sentence.'),
            meta: { type: 'object', description: 'Figures of the rule, such as its limit.' },
          },
          ['meta']
        ),
        'With validation_error: everything that was found.'
      ),
    },
    ['reason', 'errors']
  ),
  ProblemCode: {
    type: 'string',
    description: 'What to program against. Treat a code that you do not know by its status.',
    oneOf: Object.entries(PROBLEMS).map(([code, { statuses, meaning, wayOut }]) => ({
      'const': code,
      'description': `${meaning} ${wayOut}`,
      'x-statuses': statuses,
      'x-meaning': meaning,
      'x-way-out': wayOut,
    })),
  },
}
