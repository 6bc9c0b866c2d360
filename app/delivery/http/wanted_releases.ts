import type { HttpRequest } from '@adonisjs/core/http'
import { parseVersion } from '@fleetprompt/agent-archive/versions'
import { type Channel, CHANNELS } from '#releases/channel'
import { versionRange } from '#delivery/terms/version_range'
import { ChannelUnknown, RangeNotUnderstood, VersionNotUnderstood } from '#delivery/errors'

const isVersion = (text: unknown) => typeof text === 'string' && parseVersion(text) !== null

/**
 * Which releases a request asks about: `?channel=` (stable unless told) and `?range=` (all unless told); `?installed=`
 * is what they are compared with.
 */
export function wantedReleases(request: HttpRequest) {
  const { channel = 'stable', range = '*', installed = null } = request.qs()
  if (!CHANNELS.includes(channel)) throw new ChannelUnknown()
  if (typeof range !== 'string') throw new RangeNotUnderstood()
  if (installed !== null && !isVersion(installed)) throw new VersionNotUnderstood()
  return { channel: channel as Channel, covers: versionRange(range), installed }
}
