// Programs that must not outlive whoever started them: not when that is ended by hand, or by another program.
import { spawn } from 'node:child_process'

const PATIENCE_MS = 10_000
const CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 }

/** The programs that run now, each the head of a group with everything that it starts itself. */
const running = new Set()
let code = null

/** The status with which to end, because a signal said so; null as long as none came. */
export const toldToEnd = () => code

/**
 * From now on a signal ends the programs and not this one, which goes on to clean up after itself. Who has not ended
 * soon is ended at once.
 */
export function endTogether() {
  for (const signal of Object.keys(CODES))
    process.on(signal, () => {
      if (code !== null) return
      code = CODES[signal]
      for (const child of running) signalGroup(child, 'SIGTERM')
      setTimeout(() => {
        for (const child of running) signalGroup(child, 'SIGKILL')
      }, PATIENCE_MS).unref()
    })
}

/** Starts a Node program as one that ends with us; none is started any more once we were told to end. */
export function startNode(args, { env = process.env, stderr = 'inherit' } = {}) {
  const options = { env, stdio: ['ignore', 'inherit', stderr], detached: true }
  const child = spawn(process.execPath, args, options)
  running.add(child)
  child.once('exit', () => {
    running.delete(child)
    // What it started itself and left behind: a browser, another process of the app.
    signalGroup(child, 'SIGKILL')
  })
  if (code !== null) signalGroup(child, 'SIGTERM')
  return child
}

function signalGroup({ pid }, signal) {
  try {
    process.kill(-pid, signal)
  } catch {
    // The whole group is gone already.
  }
}
