import { parseArgs } from 'node:util'
import { readEndpoint } from './events/endpoints.ts'
import type { Endpoints } from './events/endpoints.ts'
import { startStandIn } from './index.ts'

const { values } = parseArgs({
  options: {
    'port': { type: 'string', default: '4242' },
    'host': { type: 'string', default: '127.0.0.1' },
    'data': { type: 'string' },
    'cache': { type: 'string' },
    'seed': { type: 'string' },
    'endpoint': { type: 'string', multiple: true, default: [] },
    'fail-on-violation': { type: 'boolean', default: false },
    'capture-delay-ms': { type: 'string' },
    'retry-delays-ms': { type: 'string' },
    'tax-rate-percent': { type: 'string' },
    'public-url': { type: 'string' },
  },
})

try {
  const endpoints: Endpoints = Object.fromEntries(values.endpoint.map(readEndpoint))
  const { data, cache, seed } = values
  const standIn = await startStandIn({
    port: Number(values.port),
    host: values.host,
    endpoints,
    ...(data && { data }),
    ...(cache && { cache }),
    ...(seed && { seed }),
    settings: {
      ...(values['capture-delay-ms'] && { captureDelayMs: Number(values['capture-delay-ms']) }),
      ...(values['retry-delays-ms'] && {
        retryDelaysMs: values['retry-delays-ms'].split(',').map(Number),
      }),
      ...(values['tax-rate-percent'] && { taxRatePercent: Number(values['tax-rate-percent']) }),
      ...(values['public-url'] && { publicUrl: values['public-url'].replace(/\/$/, '') }),
    },
    ...(values['fail-on-violation'] && { onViolation: () => process.exit(1) }),
  })
  console.log(`stripe-stand-in ready on ${standIn.url}`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void standIn.close().then(() => process.exit(0)))
} catch (error) {
  console.error(`stripe-stand-in: ${(error as Error).message}`)
  process.exit(1)
}
