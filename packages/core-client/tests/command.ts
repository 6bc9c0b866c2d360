import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { tokenChecksum } from '../src/token.ts'

export const program = fileURLToPath(new URL('../bin/fleetprompt.js', import.meta.url))

export interface Outcome {
  status: number | null
  stdout: string
  stderr: string
}

/** A person’s machine: a temporary home and working folder, and the real command. */
export class Machine {
  readonly folder: string
  readonly home: string

  private constructor(folder: string) {
    this.folder = folder
    this.home = join(folder, 'home')
  }

  static async create(): Promise<Machine> {
    return new Machine(await mkdtemp(join(tmpdir(), 'fleetprompt-client-')))
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true })
  }

  start(line: readonly string[], env: Record<string, string> = {}): ChildProcess {
    return spawn(process.execPath, [program, ...line], {
      cwd: this.folder,
      env: { PATH: process.env.PATH, OPENSENTIENCE_HOME: this.home, ...env },
    })
  }

  /** Runs the command to its end; `input` is its standard input. */
  async run(line: readonly string[], input = '', env: Record<string, string> = {}) {
    const child = this.start(line, env)
    let [stdout, stderr] = ['', '']
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text))
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text))
    child.stdin?.end(input)
    const [status] = (await once(child, 'close')) as [number | null]
    return { status, stdout, stderr } satisfies Outcome
  }

  /** Runs the command and gives only its exit status. */
  async status(line: readonly string[]): Promise<number | null> {
    const { status } = await this.run(line)
    return status
  }

  /** Runs the command and gives the JSON it printed. */
  async json(line: readonly string[], input = '', env: Record<string, string> = {}) {
    const { stdout } = await this.run(line, input, env)
    return JSON.parse(stdout)
  }
}

/** Permission bits of a file or folder. */
export async function modeOf(path: string): Promise<number> {
  const { mode } = await stat(path)
  return mode & 0o777
}

/** A token of the right shape, the same for the same letter. */
export function tokenOf(letter: string): string {
  const body = `fpm_${letter.repeat(32)}`
  return body + tokenChecksum(body)
}
