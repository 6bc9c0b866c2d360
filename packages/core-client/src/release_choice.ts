import { compareVersions } from '@fleetprompt/agent-archive/versions'
import type { FleetPromptClient } from './client.ts'
import type { OfferedRelease, Releases } from './delivery_contract.ts'
import { Failure, refused } from './failure.ts'
import type { Artifact, RegistryAgent } from './registry_contract.ts'

/** What a person asked for: a version, or the newest of a channel; and which file of it. */
export interface Wish {
  agentId: string
  version: string | null
  channel: string | null
  artifactName: string | null
}

/** What will be brought: a release, its file, and what the public registry says about the agent. */
export interface Choice {
  agentId: string
  release: OfferedRelease
  artifact: Artifact
  /** Null when the public registry does not list the agent. */
  agent: RegistryAgent | null
}

/**
 * Asks the marketplace and picks the release and the file that the wish means. The delivery door
 * and the public registry must agree about the file.
 *
 * @throws Failure when nothing fits, with the marketplace's own reason
 */
export async function chooseRelease(client: FleetPromptClient, wish: Wish): Promise<Choice> {
  const [offers, agent] = await Promise.all([offersFor(client, wish), listed(client, wish.agentId)])
  const release =
    wish.version === null ? newest(offers, wish) : exact(offers, wish.agentId, wish.version)
  const artifact = chosenArtifact(release, wish.artifactName)
  const published = agent?.versions
    .find(({ version }) => version === release.version)
    ?.artifacts.find(({ name }) => name === artifact.name)
  if (published !== undefined && published.sha256 !== artifact.sha256) throw disagreement()
  return { agentId: wish.agentId, release, artifact, agent }
}

/** Asks for the channel the wish implies: a channel includes those more stable than itself. */
async function offersFor(client: FleetPromptClient, wish: Wish): Promise<Releases> {
  const implied = wish.version?.includes('-') ? 'alpha' : 'stable'
  return client.releases(wish.agentId, { channel: wish.channel ?? implied })
}

async function listed(client: FleetPromptClient, agentId: string): Promise<RegistryAgent | null> {
  try {
    return await client.agent(agentId)
  } catch (error) {
    if (error instanceof Failure && error.status === 404) return null
    throw error
  }
}

function exact(offers: Releases, agentId: string, version: string): OfferedRelease {
  const release = offers.releases.find((offered) => offered.version === version)
  if (release === undefined) {
    throw refused(
      'version_not_found',
      `${agentId} has no version ${version}.`,
      'No published release carries that number.',
      `“fleetprompt info ${agentId}” lists the versions.`
    )
  }
  if (!release.eligible) throw notEligible(`${agentId} ${version}`, release)
  return release
}

function newest(offers: Releases, wish: Wish): OfferedRelease {
  const offered = offers.releases.filter((release) => release.eligible)
  const latest = offered.find(({ version }) => version === offers.latest)
  if (latest !== undefined) return latest
  const [first] = offered
    .filter(({ yanked_at }) => yanked_at === null)
    .sort((one, other) => compareVersions(other.version, one.version))
  if (first !== undefined) return first
  throw offered.length > 0
    ? onlyYanked(wish.agentId)
    : notEligible(wish.agentId, offers.releases[0])
}

function notEligible(subject: string, release: OfferedRelease | undefined): Failure {
  const reason = release?.reason
  return refused(
    reason?.code || 'not_entitled',
    `${subject} cannot be downloaded with this token.`,
    reason?.message || 'No release is available to it.',
    'Your library on the marketplace shows every version with its reason.'
  )
}

function onlyYanked(agentId: string): Failure {
  return refused(
    'only_yanked',
    `No version of ${agentId} is offered any more.`,
    'Every release that this token may have was yanked by its publisher.',
    `Name one to have it all the same: fleetprompt download ${agentId}@VERSION`
  )
}

function chosenArtifact(release: OfferedRelease, name: string | null): Artifact {
  const { artifacts, version } = release
  const source =
    artifacts.find((artifact) => artifact.name.startsWith('source')) ??
    artifacts.find((artifact) => /^(tar\.gz|tgz|zip)$/.test(artifact.format)) ??
    artifacts[0]
  const chosen = name === null ? source : artifacts.find((artifact) => artifact.name === name)
  if (chosen !== undefined) return chosen
  throw refused(
    'artifact_not_found',
    name === null ? `Release ${version} has no file.` : `Release ${version} has no file ${name}.`,
    artifacts.length === 0
      ? 'The marketplace offers none.'
      : `It has ${artifacts.map((artifact) => artifact.name).join(', ')}.`,
    'Choose one of them with --artifact NAME.'
  )
}

function disagreement(): Failure {
  return refused(
    'checksum_disagreement',
    'The marketplace contradicts itself, so nothing was downloaded.',
    'The SHA-256 in its public registry and the one at its delivery door differ.',
    'Tell the publisher and the marketplace; do not use this release until it is explained.'
  )
}
