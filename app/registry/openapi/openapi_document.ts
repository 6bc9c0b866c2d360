import { appUrl } from '#config/app'
import { HEADERS, type Header } from '#registry/openapi/headers'
import type { Paths, Tag } from '#registry/openapi/operation'
import type { Schema } from '#registry/openapi/schema'
import { deliverySchemas } from '#registry/openapi/schemas/delivery'
import { operationSchemas } from '#registry/openapi/schemas/operation'
import { problemSchemas } from '#registry/openapi/schemas/problem'
import { registrySchemas } from '#registry/openapi/schemas/registry'
import { versionSchemas } from '#registry/openapi/schemas/version'
import { corePaths, coreTag } from '#registry/openapi/tags/core'
import { downloadPaths, downloadsTag } from '#registry/openapi/tags/downloads'
import { operationPaths, operationsTag } from '#registry/openapi/tags/operations'
import { registryPaths, registryTag } from '#registry/openapi/tags/registry'
import { webhookPaths, webhooksTag } from '#registry/openapi/tags/webhooks'

export type SecurityScheme = { type: string; description: string; [word: string]: string }

export type OpenApiDocument = {
  openapi: string
  info: { title: string; version: string; summary: string; description: string }
  servers: { url: string; description: string }[]
  tags: Tag[]
  paths: Paths
  components: {
    schemas: Record<string, Schema>
    headers: Record<string, Header>
    securitySchemes: Record<string, SecurityScheme>
  }
}

const DESCRIPTION = [
  'Read the registry, ask what an install token may have, download it.',
  'Times are RFC 3339 in UTC; sizes are in bytes; money is in whole minor units (cents) with a currency, and appears nowhere here.',
  'Every GET also answers HEAD.',
  'Members may be added to answers and codes to lists: pass over what you do not know. A member is never renamed or given another meaning within v1.',
  'Paying grants no permission: OpenSentience Core asks its user.',
].join('\n\n')

const securitySchemes: Record<string, SecurityScheme> = {
  install_token: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'fpm_ and 38 characters',
    description:
      'An install token from your library. It reads what you own, and can do nothing else.',
  },
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-fleetprompt',
    description:
      'The session of a signed-in browser (“fleetprompt” on a machine of one’s own). Not looked at when an Authorization header is there.',
  },
  stripe_signature: {
    type: 'apiKey',
    in: 'header',
    name: 'Stripe-Signature',
    description: 'HMAC-SHA-256 of the time and the body (https://docs.stripe.com/webhooks).',
  },
}

/** Everything that machines may ask the marketplace, as OpenAPI 3.1.1 (https://spec.openapis.org/oas/v3.1.1). */
export const openApiDocument: OpenApiDocument = {
  openapi: '3.1.1',
  info: {
    title: 'FleetPrompt Marketplace',
    version: '1.0.0',
    summary: 'Registry, entitlements and downloads for OpenSentience Core',
    description: DESCRIPTION,
  },
  servers: [{ url: appUrl, description: 'This marketplace' }],
  tags: [registryTag, coreTag, downloadsTag, webhooksTag, operationsTag],
  paths: {
    ...registryPaths,
    ...corePaths,
    ...downloadPaths,
    ...webhookPaths,
    ...operationPaths,
  },
  components: {
    schemas: {
      ...registrySchemas,
      ...versionSchemas,
      ...deliverySchemas,
      ...problemSchemas,
      ...operationSchemas,
    },
    headers: HEADERS,
    securitySchemes,
  },
}
