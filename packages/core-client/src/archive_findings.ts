import type { ArchiveReport } from '@fleetprompt/agent-archive'
import type { Terminal } from './terminal.ts'

/** `ok`, or the code of the first error: one word that says why an archive was refused. */
export function verdictCode(report: ArchiveReport): string {
  if (report.verdict === 'accepted') return 'ok'
  return report.findings.find(({ severity }) => severity === 'error')?.code ?? 'refused'
}

/** Every finding as two or three lines: what and where, then how to mend it. */
export function showFindings(
  findings: ArchiveReport['findings'],
  write: (text: string) => void,
  terminal: Terminal
): void {
  for (const { code, severity, message, hint, path, line } of findings) {
    const tone = severity === 'error' ? 'red' : 'yellow'
    const where = path === undefined ? '' : `  ${path}${line === undefined ? '' : `:${line}`}`
    write(`  ${terminal.paint(tone, severity.padEnd(7))}  ${code}${terminal.paint('dim', where)}`)
    write(`           ${message}`)
    if (hint) write(`           ${terminal.paint('dim', hint)}`)
  }
}
