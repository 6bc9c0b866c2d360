import { UploadUnderWay } from '#releases/errors'

const MOST_INSPECTIONS = 2

const underWay = new Set<string>()
const waiting: (() => void)[] = []
let inspecting = 0

/**
 * Lets a publisher bring in one archive at a time. Throws UploadUnderWay.
 * A second process would let in a second one: harmless, for the listing's row lock decides.
 */
export async function oneAtATime<Result>(publisherId: string, intake: () => Promise<Result>) {
  if (underWay.has(publisherId)) throw new UploadUnderWay()
  underWay.add(publisherId)
  try {
    return await intake()
  } finally {
    underWay.delete(publisherId)
  }
}

/** Lets two archives be read at once in this process; the others wait for their turn. */
export async function inTurn<Result>(inspection: () => Promise<Result>): Promise<Result> {
  if (inspecting >= MOST_INSPECTIONS) await new Promise<void>((turn) => waiting.push(turn))
  else inspecting++
  try {
    return await inspection()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else inspecting--
  }
}
