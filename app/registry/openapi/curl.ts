import type { Operation } from '#registry/openapi/operation'

/** A command that asks an operation, or null for one that only Stripe can ask. */
export function curlOf(server: string, method: string, path: string, operation: Operation) {
  const { security, parameters = [], requestBody } = operation
  if (security.some((scheme) => 'stripe_signature' in scheme)) return null
  const examples = new Map(parameters.map(({ name, example }) => [name, example]))
  const filled = path.replace(/\{(\w+)\}/g, (slot, name) => examples.get(name) ?? slot)
  const words = [
    'curl',
    ...(method === 'HEAD' ? ['--head'] : []),
    ...(security.length > 0 ? [`--header 'Authorization: Bearer fpm_…'`] : []),
    ...(requestBody ? [`--json '{"agent_id": "com.example.review-lantern"}'`] : []),
    ...(operation.operationId === 'downloadArtifact' ? ['--location --remote-name'] : []),
    `${server}${filled}`,
  ]
  return words.join(' \\\n  ').replace('curl \\\n  ', 'curl ')
}
