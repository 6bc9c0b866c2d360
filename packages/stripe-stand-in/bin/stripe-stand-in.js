#!/usr/bin/env node
// Plain JavaScript on purpose: it must run on whatever Node the machine has, find one that
// strips types, and hand over to src/main.ts.
import { spawn } from 'node:child_process'
import module, { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

if (process.features.typescript) {
  module.enableCompileCache()
  await import('../src/main.ts')
} else {
  const node = nodeThatStripsTypes()
  if (!node) {
    console.error('stripe-stand-in needs Node 22.18 or newer; `npm install` brings one along.')
    process.exit(1)
  }
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
  })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
}

/** The binary of the `node-linux-*` npm package, looked for beside the caller, then beside us. */
function nodeThatStripsTypes() {
  for (const from of [join(process.cwd(), 'package.json'), import.meta.url]) {
    try {
      return createRequire(from).resolve(`node-linux-${process.arch}/bin/node`)
    } catch {
      continue
    }
  }
  return undefined
}
