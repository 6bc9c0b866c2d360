/** What a publisher writes about an agent. */
export type ListingDetails = {
  name: string
  summary: string
  /** Markdown, at most 100 kB. */
  description: string
  tags: string[]
  integrationPoints: string[]
  repositoryUrl: string
  docsUrl?: string | null
}

const NAMES = [
  'name',
  'summary',
  'description',
  'tags',
  'integrationPoints',
  'repositoryUrl',
  'docsUrl',
] as const satisfies (keyof ListingDetails)[]

/** These columns and no others, whatever else the caller's object carries. */
export function detailsOf<Given extends Partial<ListingDetails>>(given: Given) {
  const known = NAMES.filter((name) => given[name] !== undefined)
  return Object.fromEntries(known.map((name) => [name, given[name]])) as Pick<
    Given,
    Extract<keyof Given, keyof ListingDetails>
  >
}
