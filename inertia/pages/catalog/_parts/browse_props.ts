/** What the browse page and its parts are given. */
export type Filters = {
  q: string
  price: string
  integration: string
  tag: string
  domain: string
  verified: boolean
  sort: string
}

type FacetValue = { value: string; count: number }

export type Facets = {
  total: number
  isCapped: boolean
  tags: FacetValue[]
  integrations: FacetValue[]
  domains: FacetValue[]
}
