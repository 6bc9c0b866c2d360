import { licenceText } from '#database/demo_shop/licence_text'
import { entrypointOf, projectFiles } from '#database/demo_shop/project_files'
import { publishers } from '#database/demo_shop/publishers'
import type { Project } from '#database/demo_shop/project_files'
import type { DemoAgent, DemoRelease, SourceTree } from '#database/demo_shop/shapes'

interface Tool {
  name: string
  description: string
}

/** A release as an author thinks of it: what it asks for and which files it touched. */
interface ReleaseDraft extends Omit<DemoRelease, 'files'> {
  permissions: string[]
  tools: Tool[]
  /** Files added or rewritten since the release before; null removes one. */
  changes: Record<string, string | null>
}

export interface AgentDraft extends Omit<DemoAgent, 'releases'> {
  project: Project
  capabilities: string[]
  /** Markdown between the README's title and its list of permissions. */
  readme: string
  releases: ReleaseDraft[]
}

/**
 * Completes an agent: every release gets the whole source tree of its moment, with a
 * manifest, licence and changelog that agree with the listing.
 */
export function defineAgent(draft: AgentDraft): DemoAgent {
  const { project, capabilities, readme, releases, ...listing } = draft
  let source: SourceTree = {}

  return {
    ...listing,
    releases: releases.map(({ permissions, tools, changes, ...release }, index) => {
      source = applied(source, changes)
      const history = releases.slice(0, index + 1).reverse()

      return {
        ...release,
        files: {
          ...source,
          ...projectFiles(project, release.version, listing.summary),
          'opensentience.agent.json': manifest(draft, release.version, permissions, tools),
          'README.md': readmeText(draft, release.version, permissions),
          'CHANGELOG.md': changelog(history),
          'LICENSE': licenceText({
            agent: listing.name,
            agentId: listing.agentId,
            holder: publisherOf(draft).fullName,
            free: listing.plans.every((plan) => plan.kind === 'free'),
          }),
        },
      }
    }),
  }
}

function publisherOf({ publisher }: AgentDraft) {
  const found = publishers.find(({ key }) => key === publisher)
  if (!found) throw new Error(`No demo publisher has the key ${publisher}`)
  return found
}

function applied(before: SourceTree, changes: ReleaseDraft['changes']): SourceTree {
  const after: SourceTree = {}
  for (const [path, text] of Object.entries({ ...before, ...changes })) {
    if (text !== null) after[path] = text
  }
  return after
}

function manifest(draft: AgentDraft, version: string, permissions: string[], tools: Tool[]) {
  const publisher = publisherOf(draft)
  const fields = {
    manifest_version: 1,
    id: draft.agentId,
    name: draft.name,
    version,
    description: draft.summary,
    source: { git_url: `${draft.repositoryUrl}.git`, ref: `v${version}` },
    entrypoint: entrypointOf(draft.project),
    permissions,
    capabilities: draft.capabilities,
    homepage_url: publisher.websiteUrl,
    repository_url: draft.repositoryUrl,
    docs_url: draft.docsUrl,
    keywords: draft.tags,
    integration_points: draft.integrationPoints,
    tool_summary: tools,
    publisher: { name: publisher.displayName, website: publisher.websiteUrl },
  }
  return `${JSON.stringify(fields, null, 2)}\n`
}

function readmeText(draft: AgentDraft, version: string, permissions: string[]) {
  return [
    `# ${draft.name}`,
    draft.summary,
    draft.readme.trim(),
    `## What version ${version} asks for`,
    permissions.length > 0
      ? permissions.map((permission) => `- \`${permission}\``).join('\n')
      : 'Nothing: this version works only on what it is handed.',
    'OpenSentience Core asks you about each of these before the agent first runs, and again when an update asks for more. Having paid for the agent changes nothing about that.',
    `Manual: ${draft.docsUrl}\n`,
  ].join('\n\n')
}

/** Without dates: they are relative to seeding and would change the archive's bytes. */
function changelog(newestFirst: ReleaseDraft[]) {
  const entries = newestFirst.map(({ version, notes }) => `## ${version}\n\n${notes.trim()}\n`)
  return `# Changelog\n\n${entries.join('\n')}`
}
