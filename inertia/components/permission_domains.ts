const WORDS: Record<string, string> = {
  filesystem: 'Files',
  fs: 'Files (short form)',
  network: 'The network',
  database: 'Databases',
  event: 'Events',
  tool: 'Other agents’ tools',
}

/** A permission domain in plain words; one that is not known stays as it is written. */
export const domainWords = (domain: string) => WORDS[domain] ?? domain
