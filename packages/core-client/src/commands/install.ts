import { readAgentReference } from '../agent_reference.ts'
import { showFindings, verdictCode } from '../archive_findings.ts'
import type { Call, Command } from '../call.ts'
import { exitCodes, refused } from '../failure.ts'
import { agentFolder } from '../home.ts'
import { type Installation, install as installRelease } from '../installation.ts'
import { explained, permissionDelta, showPermissions } from '../permission_report.ts'
import { chooseRelease } from '../release_choice.ts'
import { readChannel } from './download.ts'

export const install: Command = {
  name: 'install',
  usage: 'install AGENT_ID[@VERSION] [--force] [--channel NAME]',
  summary: 'Download, check and unpack a release to where OpenSentience Core looks for it',
  details: [
    'Replaces a source that this command put there before; any other only with --force.',
    'It never builds, enables or runs anything, and approves no permission: that is Core’s part.',
  ],
  options: { force: { type: 'boolean' }, channel: { type: 'string' } },
  words: [1, 1],
  run,
}

async function run(call: Call): Promise<number> {
  const { agentId, version } = readAgentReference(call.word(0))
  const client = await call.client()
  const channel = readChannel(call)
  const choice = await chooseRelease(client, { agentId, version, channel, artifactName: null })
  const done = await installRelease(client, choice, {
    home: call.home,
    force: call.flag('force'),
    terminal: call.terminal,
    now: new Date(),
  })
  if (done.outcome === 'refused') {
    showFindings(done.report.findings, (text) => call.terminal.note(text), call.terminal)
    throw refused(
      verdictCode(done.report),
      `The archive of ${agentId} ${choice.release.version} was refused, so nothing was installed.`,
      'It breaks the rules that every archive must keep; its findings say which.',
      'Tell the publisher. Whatever was installed before is untouched.'
    )
  }
  report(call, agentId, done)
  return exitCodes.done
}

function report(
  call: Call,
  agentId: string,
  done: Exclude<Installation, { outcome: 'refused' }>
): void {
  const { terminal } = call
  const { provenance, previous } = done
  const folder = agentFolder(call.home, agentId)
  const before = previous !== null && previous.version !== provenance.version ? previous : null
  terminal.data({
    outcome: done.outcome,
    path: `${folder}/src`,
    provenance,
    explained_permissions: explained(provenance.permissions),
    permission_delta: permissionDelta(provenance.permissions, before),
  })
  const did = done.outcome === 'unchanged' ? 'Already installed' : 'Installed the source of'
  terminal.line(`${did} ${terminal.paint('bold', `${agentId} ${provenance.version}`)}`)
  terminal.line()
  terminal.facts([
    ['Source', `${folder}/src`],
    ['From', provenance.listing_url ?? provenance.registry],
    ['SHA-256', `${provenance.artifact.sha256} ${terminal.paint('green', 'as published')}`],
    ['Manifest', `sha256:${provenance.manifest_hash.actual}${matched(provenance.manifest_hash)}`],
    ['Noted in', `${folder}/fleetprompt.json`],
  ])
  terminal.line()
  terminal.line(
    terminal.paint('bold', 'Permissions it requests (installing approves none of them)')
  )
  showPermissions(terminal, provenance.permissions, before)
  terminal.line()
  terminal.line(terminal.paint('bold', 'Next, in OpenSentience Core'))
  terminal.line(`  Open ${agentId}, decide on each permission, then build and enable it there.`)
  terminal.line('  Nothing was built, enabled or run, and paying has not approved anything.')
}

function matched({ match }: { match: boolean | null }): string {
  return match === null ? ' (the registry states none)' : ' as published'
}
