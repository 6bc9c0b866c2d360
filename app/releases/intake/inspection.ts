import {
  type ArchiveFormat,
  type ArchiveReport,
  type ReadManifest,
  inspectArchiveInChild,
} from '@fleetprompt/agent-archive'
import { inTurn } from '#releases/intake/turns'
import { ArchiveRefused } from '#releases/errors'

/** Ten times what the largest archive takes on an idle machine. */
const TIME_LIMIT_MS = 20_000

/** The report about an archive that may become a release. */
export type AcceptedReport = ArchiveReport & { format: ArchiveFormat; manifest: ReadManifest }

/** Reads an archive in a process of its own. Throws ArchiveRefused with every finding. */
export async function inspect(
  filePath: string,
  expected: { name: string; agentId: string; version: string }
): Promise<AcceptedReport> {
  const report = await inTurn(() =>
    inspectArchiveInChild(filePath, { ...expected, timeLimitMs: TIME_LIMIT_MS })
  )
  const { verdict, format, manifest, findings } = report
  if (verdict !== 'accepted' || !format || !manifest) throw new ArchiveRefused(findings)
  return { ...report, format, manifest }
}
