import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { createInterface, type Interface } from 'node:readline'

export type Program = { child: ChildProcess; line: string; lines: Interface }

export const canPin = spawnSync('taskset', ['-V'], { stdio: 'ignore' }).status === 0

/** Starts a program of this folder on the first core, and waits for the line that says it is ready. */
export function startProgram(file: string): Promise<Program> {
  const node = [process.execPath, '--import=@poppinss/ts-exec', `bench/${file}`]
  const [command, ...args] = canPin ? ['taskset', '-c', '0', ...node] : node
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface(child.stdout!)
  return new Promise((ready, failed) => {
    lines.on('line', (line) => / ready/.test(line) && ready({ child, line, lines }))
    child.once('exit', (code) => failed(new Error(`${file} ended with ${code}`)))
  })
}

export function stopProgram({ child }: Program): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((gone) => {
    child.once('exit', () => gone())
    child.kill('SIGKILL')
  })
}
