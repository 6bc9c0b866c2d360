/** What an endpoint is for: a real Stripe account has one webhook endpoint or destination for each. */
export const SCOPES = ['platform', 'connect', 'v2'] as const

export type Scope = (typeof SCOPES)[number]

export interface Endpoint {
  url: string
  secret: string
}

export type Endpoints = Partial<Record<Scope, Endpoint>>

/** @param text `platform=http://127.0.0.1:3333/webhooks/stripe,whsec_x` */
export function readEndpoint(text: string): [Scope, Endpoint] {
  const [, scope, url, secret] = /^(platform|connect|v2)=([^,]+),(\S+)$/.exec(text) ?? []
  if (!scope || !url || !secret || !URL.canParse(url))
    throw new Error(`--endpoint wants platform|connect|v2=URL,SECRET, not ${text}`)
  return [scope as Scope, { url, secret }]
}
