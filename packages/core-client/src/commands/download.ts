import { resolve } from 'node:path'
import { readAgentReference } from '../agent_reference.ts'
import { archiveName, bring, destinationFor } from '../bring.ts'
import type { Call, Command } from '../call.ts'
import { exitCodes, misused } from '../failure.ts'
import { chooseRelease } from '../release_choice.ts'
import { inWords } from '../wording.ts'

const channels = ['stable', 'rc', 'beta', 'alpha']

export const download: Command = {
  name: 'download',
  usage: 'download AGENT_ID[@VERSION] [--output DIR|FILE] [--channel NAME] [--artifact NAME]',
  summary: 'Download a release, verified; the newest your token may have unless told',
  details: [
    'A broken download leaves FILE.part; the same command goes on from there.',
    'The size and the SHA-256 must be those of the registry, or the file is deleted.',
    `Channels: ${channels.join(', ')}.`,
  ],
  options: {
    output: { type: 'string', short: 'o' },
    channel: { type: 'string' },
    artifact: { type: 'string' },
  },
  words: [1, 1],
  run,
}

async function run(call: Call): Promise<number> {
  const { agentId, version } = readAgentReference(call.word(0))
  const wish = {
    agentId,
    version,
    channel: readChannel(call),
    artifactName: call.option('artifact'),
  }
  const client = await call.client()
  const choice = await chooseRelease(client, wish)
  const { release, artifact } = choice
  const name = archiveName(agentId, release.version, artifact)
  const destination = resolve(await destinationFor(call.option('output'), name))
  const brought = await bring(client, choice, destination, call.terminal)
  call.terminal.data({
    registry: client.registry,
    agent_id: agentId,
    version: release.version,
    path: brought.path,
    artifact: artifact.name,
    size_bytes: artifact.size_bytes,
    sha256: artifact.sha256,
    already_present: brought.alreadyPresent,
    resumed_from_byte: brought.resumedFromByte,
  })
  const did = brought.alreadyPresent ? 'Already here' : 'Downloaded'
  call.terminal.line(`${did}: ${call.terminal.paint('bold', `${agentId} ${release.version}`)}`)
  call.terminal.line()
  call.terminal.facts([
    ['File', brought.path],
    ['Size', inWords(artifact.size_bytes)],
    ['SHA-256', `${artifact.sha256} ${call.terminal.paint('green', 'as published')}`],
    ['Resumed', brought.resumedFromByte > 0 ? `after ${inWords(brought.resumedFromByte)}` : null],
    ['Yanked', release.yanked_at === null ? null : 'yes: the publisher no longer offers it'],
  ])
  return exitCodes.done
}

/** @throws Failure (usage) */
export function readChannel(call: Call): string | null {
  const channel = call.option('channel')
  if (channel === null || channels.includes(channel)) return channel
  throw misused(
    'There is no such channel.',
    `The channels are ${channels.join(', ')}.`,
    'Leave --channel out for stable releases.'
  )
}
