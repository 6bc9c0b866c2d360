import { compareVersions } from '@fleetprompt/agent-archive/versions'
import { type Channel, includes } from '#releases/channel'

/** The part of a release that decides which is the newest. */
export type Candidate = { version: string; channel: string }

/** Newest first, by SemVer. Releases that differ in nothing SemVer counts keep their order. */
export const newestFirst = <Any extends { version: string }>(releases: readonly Any[]): Any[] =>
  [...releases].sort((one, other) => compareVersions(other.version, one.version))

/**
 * The release that “latest” means among those on offer: the highest by SemVer within the channel.
 * A pre-release is never chosen unless its channel is asked for.
 */
export function latestOf<Any extends Candidate>(
  offered: readonly Any[],
  channel: Channel = 'stable'
): Any | undefined {
  return newestFirst(offered.filter((release) => includes(channel, release.channel)))[0]
}
