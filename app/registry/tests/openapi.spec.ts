import { globSync, readFileSync } from 'node:fs'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import router from '@adonisjs/core/services/router'
import * as delivery from '#delivery/errors'
import { DatabaseAway } from '#shared/prepared'
import { NotFound } from '#shared/refusal'
import { openApiDocument as api } from '#registry/openapi/openapi_document'
import { PROBLEMS, type ProblemWords } from '#registry/openapi/problems'
import { HEADERS } from '#registry/openapi/headers'
import { ask, validatorOf } from '#tests/documented_api'

const operations = Object.entries(api.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation }))
)

/** Doors of machines, but for those that answer what nobody else answers. */
const MACHINE_DOORS = /^\/(api|registry|registry\.git|git|webhooks|health|metrics)(\/|$)/
const isMachineDoor = ({ pattern, name }: { pattern: string; name?: string }) =>
  MACHINE_DOORS.test(pattern) && !name?.startsWith('absent.')

const routeOf = (path: string, method: string) =>
  router.match(path.replace(/\{\w+\}/g, 'some-thing'), method.toUpperCase(), false)?.route

test.group('The description of the API', () => {
  test('is whole: every name it uses is explained, and every schema is one', ({ assert }) => {
    assert.match(api.openapi, /^3\.1\.\d+$/)
    assert.match(api.servers[0].url, /^https?:\/\/[^/]+$/)
    for (const schema of Object.values(api.components.schemas)) validatorOf(schema)

    const text = JSON.stringify(api)
    const used = [...text.matchAll(/"#\/components\/(\w+)\/([\w-]+)"/g)]
    for (const [, kind, name] of used)
      assert.property(api.components[kind as 'schemas'], name, `${kind}/${name}`)
    const names = new Set(used.map(([, kind, name]) => `${kind}/${name}`))
    for (const name of Object.keys(HEADERS)) assert.include([...names], `headers/${name}`)
    for (const name of Object.keys(api.components.schemas))
      assert.include([...names], `schemas/${name}`)
  })

  test('gives every operation a name, a tag, its parameters and answers in words', ({ assert }) => {
    const ids = operations.map(({ operationId }) => operationId)
    assert.lengthOf(new Set(ids), ids.length)
    for (const { path, operationId, tags, parameters = [], responses, security } of operations) {
      assert.includeMembers(
        api.tags.map(({ name }) => name),
        tags,
        operationId
      )
      const slots = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      const inPath = parameters.filter((parameter) => parameter.in === 'path')
      assert.sameMembers(
        inPath.map(({ name }) => name),
        slots,
        operationId
      )
      assert.isTrue(inPath.every(({ required, example }) => required && example))
      for (const { schema } of parameters) validatorOf(schema)
      for (const [status, { description }] of Object.entries(responses)) {
        assert.match(status, /^[2345]\d\d$/)
        assert.isNotEmpty(description)
      }
      for (const scheme of security.flatMap((one) => Object.keys(one)))
        assert.property(api.components.securitySchemes, scheme)
    }
  })

  test('names every machine door, and no door that is not there', ({ assert }) => {
    router.commit()
    const doors = router.toJSON().root.filter(isMachineDoor)
    const described = operations.map(({ path, method }) => ({
      address: `${method} ${path}`,
      route: routeOf(path, method),
    }))

    for (const { address, route } of described)
      assert.isTrue(route && isMachineDoor(route), `${address} is not a door`)
    for (const door of doors)
      assert.isTrue(
        described.some(({ route }) => route?.pattern === door.pattern),
        `${door.pattern} is not described`
      )
    assert.isAtLeast(doors.length, 9)
    for (const { path, method } of operations)
      assert.isTrue(routeOf(path, method)?.methods.includes(method.toUpperCase()))
    assert.includeMembers(Object.keys(api.paths), [
      '/webhooks/stripe/connect',
      '/webhooks/stripe/v2',
    ])
  })

  test('knows the problem codes of the code, with their status', ({ assert }) => {
    const sources = sourcesIn('app/{shared,accounts,delivery,billing}/**/*.ts')
    const codes = [...sources.matchAll(/'E_([A-Z0-9_]+)'/g)].map(([, code]) => code.toLowerCase())
    const handler = sourcesIn('app/shared/exception_handler.ts')
    const named = [...handler.matchAll(/'([a-z_]+)'/g)].map(([, code]) => code)
    // The body parser's own; `openapi_answers.spec.ts` asks for it.
    const known = new Set([...codes, ...named, 'request_entity_too_large'])
    for (const code of Object.keys(PROBLEMS)) assert.isTrue(known.has(code), code)

    const problems: Record<string, ProblemWords> = PROBLEMS
    for (const refusal of [
      delivery.TokenInvalid,
      delivery.NotEntitled,
      delivery.RangeNotUnderstood,
      delivery.ChannelUnknown,
      delivery.VersionNotUnderstood,
      delivery.MomentNotUnderstood,
      delivery.ArtifactDamaged,
      delivery.TooManyRequests,
      DatabaseAway,
      NotFound,
    ])
      assert.deepEqual(problems[refusal.code.slice(2).toLowerCase()]?.statuses, [refusal.status])
    for (const [, code] of sourcesIn('app/billing/stripe/delivery.ts').matchAll(
      /'E_([A-Z0-9_]+)'/g
    ))
      assert.property(problems, code.toLowerCase())
  })

  test('knows the reasons that the terms give', ({ assert }) => {
    const terms = sourcesIn('app/entitlements/terms/*.ts')
    const given = [...terms.matchAll(/\b(eligible|refused)\(\s*'(\w+)'/g)].map(
      ([, verdict, code]) => `${verdict}.${code}`
    )
    const [, gravity] = /GRAVITY: RevocationReason\[\] = \[(.+)\]/.exec(terms) ?? []
    const revoked = [...gravity.matchAll(/'(\w+)'/g)].map(([, reason]) => `revoked_${reason}`)
    const [, why] = /type WhyInactive =([^]+?)\n\n/.exec(terms) ?? []
    const inactive = [...why.matchAll(/'(\w+)'/g)].map(([, reason]) => reason)
    const words = (name: string) =>
      (api.components.schemas[name].oneOf ?? []).map(({ const: word }) => word)

    const standing = [...terms.matchAll(/\breason: '(\w+)'/g)].map(([, reason]) => reason)
    assert.includeMembers(standing, ['active', 'updates_ended', 'trial', ...inactive])
    assert.sameMembers(words('EntitlementReason'), [...new Set(standing), ...revoked])
    assert.sameMembers(words('VerdictReason'), [
      ...new Set(given),
      ...[...inactive, ...revoked].map((reason) => `refused.${reason}`),
      'refused.token_scope',
    ])
    assert.include(sourcesIn('app/delivery/terms/*.ts'), `'refused.token_scope'`)
  })
})

test.group('Reading about the API', () => {
  test('gives programs the document, which they may keep', async ({ assert }) => {
    const { status, json, headers, flaws } = await ask('readApiDescription')
    assert.equal(status, 200)
    assert.deepEqual(json, JSON.parse(JSON.stringify(api)))
    assert.equal(headers.get('cache-control'), 'public, max-age=300')
    assert.match(headers.get('etag')!, /^"[\w-]+"$/)
    assert.isNull(headers.get('set-cookie'))
    assert.deepEqual(flaws, [])

    const again = await ask('readApiDescription', {
      headers: { 'if-none-match': headers.get('etag')! },
    })
    assert.equal(again.status, 304)
    assert.deepEqual(again.flaws, [])
  })

  test('gives people a page with every operation, problem and reason', async ({
    client,
    assert,
  }) => {
    const page = await client.get('/docs/api')
    page.assertStatus(200)
    const text = page.text().replaceAll('&amp;', '&').replaceAll('&lt;', '<')
    for (const { path, summary, operationId } of operations)
      for (const words of [path, summary, `id="${operationId}"`]) assert.include(text, words)
    for (const [code, { meaning, wayOut }] of Object.entries(PROBLEMS))
      for (const words of [`id="${code}"`, meaning, wayOut]) assert.include(text, words)
    assert.include(text, 'entitlements[].policy.updates.major_range')
    assert.include(text, 'refused.other_major')
    const home = await client.get('/')
    assert.include(home.text(), 'href="/docs/api"')
  })
})

const sourcesIn = (pattern: string) =>
  globSync(pattern, { cwd: app.makePath() })
    .filter((file) => !file.includes('/tests/'))
    .map((file) => readFileSync(app.makePath(file), 'utf8'))
    .join('\n')
