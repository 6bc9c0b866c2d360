import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { type ArchiveReport, inspectArchive } from '@fleetprompt/agent-archive'
import { showFindings, verdictCode } from '../archive_findings.ts'
import type { Call, Command } from '../call.ts'
import { exitCodes, misused } from '../failure.ts'
import { inWords, plural } from '../wording.ts'

export const lint: Command = {
  name: 'lint',
  usage: 'lint ARCHIVE --agent-id AGENT_ID --version VERSION',
  summary: 'Check an archive by the marketplace’s own rules before uploading it',
  details: ['Ends with 0 when it would be accepted and with 1 when not. Sends nothing anywhere.'],
  options: { 'agent-id': { type: 'string' }, 'version': { type: 'string' } },
  words: [1, 1],
  run,
}

async function run(call: Call): Promise<number> {
  const file = call.word(0)
  // Whatever they are, the archive is held against them: a bad id or version is a finding, not a slip of the fingers.
  const agentId = needed(call, 'agent-id')
  const version = needed(call, 'version')
  const found = await stat(file).catch(() => null)
  if (!found?.isFile()) {
    throw misused('There is no such archive.', `${file} is not a file.`, 'Check the path.')
  }
  const report = await inspectArchive(file, { name: basename(file), agentId, version })
  call.terminal.data({
    verdict: report.verdict,
    code: verdictCode(report),
    findings: report.findings,
    sha256: report.sha256,
    size_bytes: report.sizeInBytes,
    format: report.format,
    ...(report.manifest === null ? {} : { manifest_hash: report.manifest.sha256 }),
  })
  show(call, report)
  return report.verdict === 'accepted' ? exitCodes.done : exitCodes.refused
}

function show({ terminal }: Call, report: ArchiveReport): void {
  const accepted = report.verdict === 'accepted'
  terminal.line(
    accepted
      ? `${terminal.paint('green', 'accepted')}  The marketplace would take this archive.`
      : `${terminal.paint('red', 'refused')}  The marketplace would not take this archive.`
  )
  if (report.findings.length > 0) terminal.line()
  showFindings(report.findings, (text) => terminal.line(text), terminal)
  terminal.line()
  terminal.facts([
    ['Format', report.format],
    ['Size', inWords(report.sizeInBytes)],
    ['Unpacked', accepted ? inWords(report.unpackedBytes) : null],
    ['Files', accepted ? plural(report.files.length, 'file') : null],
    ['SHA-256', report.sha256],
    ['Manifest', report.manifest === null ? null : `sha256:${report.manifest.sha256}`],
  ])
}

function needed(call: Call, option: string): string {
  const value = call.option(option)
  if (value !== null) return value
  throw misused(
    `--${option} is missing.`,
    'An archive is checked against the agent and the version it is meant to be.',
    'fleetprompt lint ARCHIVE --agent-id dev.ada.reviewer --version 1.2.0'
  )
}
