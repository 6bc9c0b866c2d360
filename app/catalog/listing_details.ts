import { renderMarkdown } from '#shared/markdown'

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

/** A new description as readers will see it. Another process makes it: not for a transaction, where others would wait. */
export async function renderedDescription({ description }: Partial<ListingDetails>) {
  if (description === undefined) return {}
  return { descriptionHtml: await renderMarkdown(description, { field: 'description' }) }
}
