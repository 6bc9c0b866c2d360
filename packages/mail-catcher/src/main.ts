import { parseArgs } from 'node:util'
import { startMailCatcher } from './index.ts'

const { values } = parseArgs({
  options: {
    'smtp-port': { type: 'string', default: '0' },
    'http-port': { type: 'string', default: '0' },
    'data': { type: 'string' },
  },
})

const catcher = await startMailCatcher({
  smtpPort: Number(values['smtp-port']),
  httpPort: Number(values['http-port']),
  ...(values.data ? { data: values.data } : {}),
})
console.log(`mail-catcher ready smtp=127.0.0.1:${catcher.smtpPort} http=${catcher.url}`)

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void catcher.close().then(() => process.exit(0)))
}
