import { fileURLToPath } from 'node:url'
import { assert } from '@japa/assert'
import { configure, processCLIArgs, run } from '@japa/runner'

processCLIArgs(process.argv.slice(2))
configure({
  cwd: fileURLToPath(new URL('../', import.meta.url)),
  files: ['tests/**/*.spec.ts'],
  plugins: [assert()],
  // A test that failed with a server open must not hold the run open for ever.
  forceExit: true,
  timeout: 60_000,
})
await run()
