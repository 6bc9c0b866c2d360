import { join } from 'node:path'
import { assert } from '@japa/assert'
import { configure, processCLIArgs, run } from '@japa/runner'

processCLIArgs(process.argv.slice(2))
configure({
  cwd: join(import.meta.dirname, '..'),
  files: ['tests/**/*.spec.ts'],
  plugins: [assert()],
  // A test that failed with a server open must not hold the run open for ever.
  forceExit: true,
  // Generous, because the machines that run this are shared.
  timeout: 20_000,
})
await run()
