import type { HttpRequest } from '@adonisjs/core/http'
import { type Channel, CHANNELS } from '#releases/channel'
import { versionRange } from '#delivery/terms/version_range'
import { ChannelUnknown, RangeNotUnderstood } from '#delivery/errors'

/** Which releases a request asks about: `?channel=` (stable unless told) and `?range=` (all unless told). */
export function wantedReleases(request: HttpRequest) {
  const { channel = 'stable', range = '*' } = request.qs()
  if (!CHANNELS.includes(channel)) throw new ChannelUnknown()
  if (typeof range !== 'string') throw new RangeNotUnderstood()
  return { channel: channel as Channel, covers: versionRange(range) }
}
