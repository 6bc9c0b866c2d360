import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { FleetPromptClient } from './client.ts'
import { sha256OfFile } from './part_file.ts'
import { ProgressBar } from './progress_bar.ts'
import type { Artifact } from './registry_contract.ts'
import type { Choice } from './release_choice.ts'
import type { Terminal } from './terminal.ts'

/** How a verified file came to be where it is. */
export interface Brought {
  path: string
  alreadyPresent: boolean
  resumedFromByte: number
}

/** Downloads the chosen file to `destination`, with a progress bar, unless those very bytes are there. */
export async function bring(
  client: FleetPromptClient,
  choice: Choice,
  destination: string,
  terminal: Terminal
): Promise<Brought> {
  const { release, artifact } = choice
  const file = await stat(destination).catch(() => null)
  if (file?.isFile() && file.size === artifact.size_bytes) {
    if ((await sha256OfFile(destination)) === artifact.sha256) {
      return { path: destination, alreadyPresent: true, resumedFromByte: 0 }
    }
  }
  const bar = new ProgressBar(terminal)
  try {
    const { resumedFromByte } = await client.download({
      agentId: choice.agentId,
      version: release.version,
      artifact,
      destination,
      onProgress: bar.show,
    })
    return { path: destination, alreadyPresent: false, resumedFromByte }
  } finally {
    bar.clear()
  }
}

/** A file name that no other agent or version shares: `dev.ada.reviewer-1.2.0-source.tar.gz`. */
export function archiveName(agentId: string, version: string, artifact: Artifact): string {
  return artifact.name.startsWith(agentId)
    ? artifact.name
    : `${agentId}-${version}-${artifact.name}`
}

/** Where the file goes: into the folder that `output` names, or to that very path. */
export async function destinationFor(output: string | null, name: string): Promise<string> {
  if (output === null) return name
  if (/[\\/]$/.test(output)) return join(output, name)
  const there = await stat(output).catch(() => null)
  return there?.isDirectory() ? join(output, name) : output
}
