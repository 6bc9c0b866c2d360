interface Licence {
  agent: string
  agentId: string
  holder: string
  free: boolean
}

/** The shop's own short source-available licence; free agents may also be passed on unchanged. */
export function licenceText({ agent, agentId, holder, free }: Licence): string {
  const passingOn = free
    ? `3. You may pass on exact copies of a release, free of charge, with this text
   included. You may not sell copies or pass on changed ones.`
    : `3. You may not sell, publish or otherwise pass on the source, changed or not,
   to anyone who does not hold a licence of their own.`

  return `Plain Source-Available Licence, version 1

Agent:     ${agent} (${agentId})
Copyright: ${holder}, 2026

1. You may read this source, build it, and run it for yourself or your
   organisation, on any number of machines that you control.
2. You may change it for your own use. Keep this text with every copy, and say
   in a changed copy that it was changed.
${passingOn}
4. This licence covers each release you obtained lawfully and does not end when
   updates end. It ends for a release whose price was returned to you, and for
   anyone who breaks section 3 and does not put it right within 30 days of
   being told.
5. What the agent produces from your material is yours.
6. The agent comes as it is. As far as the law allows, the copyright holder
   gives no warranty and answers for no damage beyond the price that was paid.
`
}
