/** From the most to the least stable; asking for one includes those before it. */
export const CHANNELS = ['stable', 'rc', 'beta', 'alpha'] as const

export type Channel = (typeof CHANNELS)[number]

/** The channel of a version's pre-release part (`rc.1`); one without a known name counts as the least stable. */
export function channelOf(prerelease: string): Channel {
  if (prerelease === '') return 'stable'
  return CHANNELS.find((channel) => prerelease.toLowerCase().startsWith(channel)) ?? 'alpha'
}

/** Whether someone who asked for `asked` is offered releases of `channel`. */
export const includes = (asked: Channel, channel: string) =>
  CHANNELS.indexOf(channel as Channel) <= CHANNELS.indexOf(asked)
