import { join } from 'node:path'
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import fc from 'fast-check'
import { test } from '@japa/runner'
import { readForm } from '../src/api/request.ts'
import { loadSchemaBook } from '../src/schema/cache.ts'
import { Contract } from '../src/schema/contract.ts'
import type { JsonSchema } from '../src/schema/json_schema.ts'
import { Validator } from '../src/schema/validator.ts'

const CACHE = join(process.cwd(), 'node_modules', '.cache', 'stripe-stand-in')
const book = await loadSchemaBook(CACHE)
const contract = new Contract(book)
const SESSION = 'Checkout/Sessions#Checkout.SessionCreateParams'

const A_SESSION = {
  mode: 'payment',
  customer: 'cus_1',
  line_items: [
    { price: 'price_1', quantity: 1 },
    { price_data: { currency: 'usd' }, quantity: 2 },
  ],
  success_url: 'https://shop.test',
  automatic_tax: { enabled: true, liability: { type: 'self' } },
  invoice_creation: { enabled: true, invoice_data: { metadata: { a: '1' }, custom_fields: '' } },
  metadata: { purchase: '7' },
  payment_intent_data: { application_fee_amount: 5, transfer_data: { destination: 'acct_1' } },
  expires_at: 1_800_000_000,
}

/** Ajv over the same definitions, with `def` as an ordinary `$ref` and open enums closed. */
function judgeByAjv() {
  const text = JSON.stringify(book.definitions, (_key, value: JsonSchema) => {
    if (value?.['x-known']) return { enum: value['x-known'] }
    return value?.def ? { $ref: `#/definitions/${pointer(value.def)}` } : value
  })
  const ajv = new Ajv({ strict: false, validateSchema: false, logger: false })
  formats.default(ajv)
  const definitions = JSON.parse(text)
  return ajv.compile({ $ref: `#/definitions/${pointer(SESSION)}`, definitions })
}

const pointer = (name: string) =>
  encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'))

/** Every place in a value, as a path of keys. */
function places(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path]
  const inner = Object.entries(value).flatMap(([key, each]) => places(each, [...path, key]))
  return [path, ...inner]
}

function changed(value: unknown, [key, ...rest]: string[], to: unknown): unknown {
  if (key === undefined) return to
  const copy = structuredClone(value) as Record<string, unknown>
  if (!rest.length && to === undefined) delete copy[key]
  else copy[key] = changed(copy[key], rest, to)
  return copy
}

test.group('Checking against the SDK’s types', () => {
  test('the schema is of the pinned version, and of all of it', ({ assert }) => {
    assert.equal(book.apiVersion, '2026-10-28.endive')
    assert.isAbove(book.operations.length, 600)
    assert.isAbove(Object.keys(book.snapshots).length, 250)
    assert.isDefined(book.notifications['v2.core.account[requirements].updated'])
  })

  test('Ajv comes to the same verdict, whatever is done to a request', ({ assert }) => {
    const byAjv = judgeByAjv()
    const byUs = (value: unknown) =>
      new Validator(book).check('json', { def: SESSION }, value).problems.length === 0
    assert.isTrue(byAjv(A_SESSION))
    assert.isTrue(byUs(A_SESSION))

    const replacement = fc.oneof(
      fc.constantFrom(undefined, null, '', 'payment', 'self', 0, 1.5, true, [], {}),
      fc.jsonValue({ maxDepth: 2 }),
      fc.constant({ typo: 1 })
    )
    let refused = 0
    fc.assert(
      fc.property(fc.constantFrom(...places(A_SESSION).slice(1)), replacement, (path, to) => {
        const value = JSON.parse(JSON.stringify(changed(A_SESSION, path, to)))
        const verdict = byAjv(value)
        refused += verdict ? 0 : 1
        assert.equal(byUs(value), verdict, JSON.stringify(value))
      }),
      { numRuns: 800 }
    )
    assert.isAbove(refused, 200)
  }).timeout(20_000)

  test('text in a form becomes what the types want', ({ assert }) => {
    const { operation } = contract.find('POST', '/v1/checkout/sessions')!
    const form = readForm(
      'mode=payment&expires_at=1800000000&line_items[0][price]=p&line_items[0][quantity]=2' +
        '&metadata[code]=007&automatic_tax[enabled]=true&expand[]=line_items&customer_email=1@b.c'
    )
    const { problems, value } = contract.request(operation, 'form', form)
    assert.isEmpty(problems)
    assert.deepInclude(value, {
      expires_at: 1_800_000_000,
      line_items: [{ price: 'p', quantity: 2 }],
      metadata: { code: '007' },
      automatic_tax: { enabled: true },
      expand: ['line_items'],
    })
  })

  test('a complaint names the place, and one alternative only', ({ assert }) => {
    const { operation } = contract.find('GET', '/v1/charges/ch_1')!
    const problems = contract.answerProblems(
      operation,
      contract.complete(operation, {
        object: 'charge',
        customer: { object: 'customer', id: 'cus_1', created: 'now' },
      })
    )
    assert.include(problems, 'customer.created: must be number')
    assert.notInclude(problems.join(), 'deleted')
  })

  test('the most literal path wins', ({ assert }) => {
    assert.equal(contract.find('GET', '/v1/prices/search')?.operation.name, 'GET /v1/prices/search')
    assert.deepEqual(contract.find('GET', '/v1/transfers/tr_1/reversals/trr_2')?.ids, [
      'tr_1',
      'trr_2',
    ])
    assert.isUndefined(contract.find('GET', '/v1/nothing'))
  })
})
