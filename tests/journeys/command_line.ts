import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Run = { code: number; stdout: string; stderr: string }
export type CommandLine = {
  home: string
  run: (words: string[], input?: string) => Promise<Run>
  remove: () => Promise<void>
}

/** A terminal on a machine of its own: the real `fleetprompt`, with an OpenSentience folder nobody else has. */
export async function openTerminal(registry: string): Promise<CommandLine> {
  const home = await mkdtemp(join(tmpdir(), 'fleetprompt-home-'))
  const env = {
    PATH: process.env.PATH,
    HOME: home,
    OPENSENTIENCE_HOME: join(home, '.opensentience'),
    FLEETPROMPT_REGISTRY: registry,
    NO_COLOR: '1',
  }

  return {
    home: env.OPENSENTIENCE_HOME,
    remove: () => rm(home, { recursive: true, force: true }),
    run: (words, input = '') =>
      new Promise((ended) => {
        const child = spawn('node_modules/.bin/fleetprompt', words, { env })
        const run: Run = { code: 1, stdout: '', stderr: '' }
        child.stdout.on('data', (chunk) => (run.stdout += chunk))
        child.stderr.on('data', (chunk) => (run.stderr += chunk))
        child.once('close', (code) => ended({ ...run, code: code ?? 1 }))
        child.stdin.end(input)
      }),
  }
}
