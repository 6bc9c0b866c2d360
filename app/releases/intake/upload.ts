/** An archive and what its publisher says about it. */
export type Upload = {
  version: string
  /** Markdown, at most 50 kB. */
  notes: string
  minCoreVersion?: string | null
  fileName: string
  filePath: string
}
