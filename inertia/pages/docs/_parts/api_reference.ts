/** What the server tells this page: read from the OpenAPI document. */
export type Word = { word: string; meaning: string }

export type Field = {
  /** By its path from the top: `versions[].sha256`. */
  name: string
  type: string
  description: string
  isOptional: boolean
  words: Word[]
  /** The list of codes, further down, that it is taken from. */
  list: string | null
}

export type Answer = {
  status: number
  /** Null for a refusal: its codes say more. */
  description: string | null
  codes: string[]
  types: string[]
  headers: string[]
  fields: Field[]
}

export type Operation = {
  id: string
  method: string
  path: string
  summary: string
  description: string
  /** Any one of these lets in; none is needed when there are none. */
  who: string[]
  parameters: {
    name: string
    place: string
    description: string
    isRequired: boolean
    fallback: string | null
  }[]
  body: { description: string; fields: Field[] } | null
  answers: Answer[]
  example: string | null
}

export type Group = { id: string; name: string; description: string; operations: Operation[] }

export type CodeList = { id: string; description: string; words: Word[] }

export type Problem = { code: string; statuses: number[]; meaning: string; wayOut: string }
