// Who runs on this data folder. A launcher that was killed leaves its processes behind; the next one ends them first.
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { writeWhole } from './whole_file.mjs'

/** Ends what a killed launcher left running, and refuses to start beside a launcher that lives. */
export async function takeOver(dataDir) {
  const file = join(dataDir, 'processes.json')
  if (!existsSync(file)) return
  const { launcher, children } = JSON.parse(readFileSync(file, 'utf8'))
  if (isOurs(launcher.pid, launcher.program))
    throw new Error(
      `The shop is running already (process ${launcher.pid}). Stop that one first, or give this one a DATA_DIR and a PORT of its own.`
    )
  await Promise.all(children.filter(({ pid, program }) => isOurs(pid, program)).map(endProcess))
  rmSync(file, { force: true })
}

/**
 * Notes this launcher and its children, so that the next one can tell them from strangers. One that `leads` a group
 * of processes is ended with all of them.
 */
export function note(dataDir, children) {
  const processes = {
    launcher: { pid: process.pid, program: 'scripts/' },
    children: children.map(({ child, leads, program }) => ({ pid: child.pid, leads, program })),
  }
  writeWhole(join(dataDir, 'processes.json'), JSON.stringify(processes))
}

/** Forgets them, at the end of an orderly run. */
export const forget = (dataDir) => rmSync(join(dataDir, 'processes.json'), { force: true })

/** A pid alone proves nothing: by now it can belong to another program, or to nobody. */
function isOurs(pid, program) {
  try {
    process.kill(pid, 0)
    return (
      process.platform !== 'linux' || readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(program)
    )
  } catch {
    return false
  }
}

async function endProcess({ pid, leads }) {
  const target = leads ? -pid : pid
  process.kill(target, 'SIGTERM')
  for (let tries = 0; tries < 100; tries++) {
    try {
      process.kill(target, 0)
    } catch {
      return
    }
    await wait(50)
  }
  process.kill(target, 'SIGKILL')
}
