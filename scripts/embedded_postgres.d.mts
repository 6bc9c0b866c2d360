export function startEmbeddedPostgres(options: {
  directory: string
  database?: string
  throwAway?: boolean
  isDurable?: boolean
}): Promise<{ url: string; stop: () => Promise<void> | undefined }>
