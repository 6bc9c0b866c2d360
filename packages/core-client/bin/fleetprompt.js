#!/usr/bin/env node
// Starts the command with a Node that can run it: from TypeScript in the repository, from dist/ in
// the published package, and with the Node 24 of the neighbouring package when this one is too old.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const source = new URL('../src/main.ts', import.meta.url)
const fromSource = existsSync(source)

if (canRun()) {
  quietOnClosedPipe()
  const program = fromSource ? source : new URL('../dist/main.js', import.meta.url)
  const { main } = await import(program.href)
  process.exitCode = await main(process.argv.slice(2))
} else {
  const newer = newerNode()
  if (newer === null) {
    process.stderr.write(
      `fleetprompt needs Node 22.18 or newer; this is ${process.version}.\n` +
        '  Install a newer Node from https://nodejs.org, then run the same command again.\n'
    )
    process.exitCode = 2
  } else {
    handOver(newer)
  }
}

function canRun() {
  if (fromSource) return Boolean(process.features.typescript)
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  return major > 22 || (major === 22 && minor >= 18)
}

function newerNode() {
  try {
    const name = `node-${process.platform}-${process.arch}/package.json`
    const binary = join(dirname(createRequire(import.meta.url).resolve(name)), 'bin', 'node')
    // Never ourselves again: a Node that cannot run this must not start this for ever.
    return existsSync(binary) && !process.env.FLEETPROMPT_HANDED_OVER ? binary : null
  } catch {
    return null
  }
}

function handOver(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, FLEETPROMPT_HANDED_OVER: '1' },
  })
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  const forward = (signal) => child.kill(signal)
  for (const signal of signals) process.on(signal, forward)
  child.on('error', (error) => {
    process.stderr.write(`fleetprompt could not start ${node}: ${error.message}\n`)
    process.exitCode = 2
  })
  child.on('exit', (code, signal) => {
    for (const name of signals) process.off(name, forward)
    if (signal === null) process.exitCode = code
    else process.kill(process.pid, signal)
  })
}

// “fleetprompt search x | head” closes our output early, which is no error.
function quietOnClosedPipe() {
  process.stdout.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error
    process.exit()
  })
}
