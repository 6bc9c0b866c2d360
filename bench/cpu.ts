import { readdirSync, readFileSync } from 'node:fs'

/** Of `/proc/…/stat`: what stands after the name, which may hold anything. */
function statOf(pid: number | string): string[] | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return null
  }
}
const [PARENT, USER, SYSTEM, USER_OF_GONE, SYSTEM_OF_GONE] = [1, 11, 12, 13, 14]
const TICKS_A_SECOND = 100

/**
 * Seconds of processor time so far: of a server, and of the whole database with the connections that are gone. Null
 * where the machine does not say.
 */
export function cpuSeconds(server: number, postgres: number): number | null {
  const own = statOf(server)
  const root = statOf(postgres)
  if (!own || !root) return null
  const connections = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(statOf)
    .filter((stat) => stat !== null && Number(stat[PARENT]) === postgres)
  const ticks = [own, root, ...connections].reduce(
    (sum, stat) => sum + Number(stat![USER]) + Number(stat![SYSTEM]),
    Number(root[USER_OF_GONE]) + Number(root[SYSTEM_OF_GONE])
  )
  return ticks / TICKS_A_SECOND
}
