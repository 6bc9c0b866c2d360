import { Session } from 'node:inspector/promises'
import type { Profiler } from 'node:inspector'

/** Where a program's own time went: milliseconds of processor time in one place, without what it called. */
export type Place = { place: string; ms: number }

/** Samples this process until the answer is called, which tells the places that took most: functions, and who they belong to. */
export async function startProfile(most = 14) {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.start')
  return async (): Promise<{ functions: Place[]; owners: Place[] }> => {
    const { profile } = await session.post('Profiler.stop')
    session.disconnect()
    const times = selfTimes(profile)
    return {
      functions: heaviest(
        times,
        ({ functionName, url }) => `${functionName || '?'} ${short(url)}`,
        most
      ),
      owners: heaviest(times, ({ url, functionName }) => ownerOf(url, functionName), most),
    }
  }
}

type Frame = { functionName: string; url: string }

function selfTimes({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): [Frame, number][] {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]))
  return samples.map((id, at) => [frames.get(id)!, (timeDeltas[at] ?? 0) / 1000])
}

function heaviest(times: [Frame, number][], name: (frame: Frame) => string, most: number): Place[] {
  const sums = new Map<string, number>()
  for (const [frame, ms] of times) sums.set(name(frame), (sums.get(name(frame)) ?? 0) + ms)
  return [...sums]
    .map(([place, ms]) => ({ place, ms }))
    .filter(({ place }) => !/\(idle\)|\(program\)/.test(place))
    .sort((one, other) => other.ms - one.ms)
    .slice(0, most)
}

const short = (url: string) => url.split('/node_modules/').at(-1)!.split('/').slice(-3).join('/')

/** A package, a part of ours, or Node and the engine themselves. */
function ownerOf(url: string, functionName: string): string {
  const [, name] = /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules)/.exec(url) ?? []
  if (name) return name
  if (url.startsWith('node:') || url === '')
    return functionName.startsWith('(') ? functionName : 'node'
  return `ours: ${url.split('/').slice(-3, -1).join('/')}`
}
