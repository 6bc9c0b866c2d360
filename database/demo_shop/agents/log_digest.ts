import * as source from '#database/demo_shop/agents/log_digest/source'
import { defineAgent } from '#database/demo_shop/define_agent'
import { prose } from '#database/demo_shop/flush_text'

const DIGEST = {
  name: 'digest',
  description: 'Folds a log into its patterns, with counts and one example each.',
}
const COMPARE = {
  name: 'compare',
  description: 'Names the patterns that are new since the day before.',
}

export const logDigest = defineAgent({
  publisher: 'oakline',
  agentId: 'net.oakline.log-digest',
  shortName: 'log-digest',
  name: 'Log Digest',
  summary: 'Folds a day of logs into one page: what is usual, what is new, what stopped happening.',
  description: prose`
## One page a day

A million log lines are mostly twelve sentences said again and again. Log Digest finds the
sentences, counts them, and gives you one page with three headings:

- **Usual** – the same patterns as yesterday, at about the same rate
- **New** – patterns nobody has seen before, each with its first line in full
- **Gone quiet** – patterns that used to come and did not

The third heading is the one people buy it for. A backup that stops writing “done” makes no
noise at all.

## How folding works

\`\`\`text
before  14:02:11 worker-3 job 88123 done in 412 ms
        14:02:12 worker-1 job 88124 done in 398 ms
after   worker-# job # done in # ms        × 2   median 405
\`\`\`

Numbers, addresses, times and identifiers become \`#\`; what remains is the sentence. This is
done on your machine by plain code. Only the folded sentences, never the lines, are sent to the
model that writes the page, and only if you allowed the network permission.

## Sources

| Source | How |
| --- | --- |
| plain files, also rotated and compressed | the folder you allow |
| a journal exported as JSON lines | one file a day |
| another agent | the tool \`digest\` takes text |

## Limits, honestly

Multi-line stack traces are kept whole only when their first line carries a time. Logs beyond
two gigabytes a day take longer than a coffee. Version 1.1.0 is yanked; use 1.1.1 or newer.
`,
  readme: prose`
A day of logs on one page.

    python3 -m log_digest /var/log/yourapp --day yesterday

Folding happens here, in plain code. Lines never leave the machine; folded sentences may,
if you allowed it.
`,
  tags: ['logs', 'operations', 'summaries'],
  integrationPoints: ['log-files', 'terminal'],
  repositoryUrl: 'https://git.oakline.example/log-digest',
  docsUrl: 'https://oakline.example/manuals/log-digest',
  plans: [
    { kind: 'one_time', major: 1, amountInCents: 2900, currency: 'usd' },
    { kind: 'subscription', interval: 'month', amountInCents: 900, currency: 'usd' },
  ],
  status: 'published',
  featured: true,
  badge: 'verified',
  project: { language: 'python', app: 'log_digest' },
  capabilities: ['tools', 'streaming'],
  releases: [
    {
      version: '1.0.0',
      publishedDaysAgo: 301,
      format: 'tar.gz',
      notes: 'First release: folds and counts.',
      permissions: ['filesystem:read:/var/log/**', 'network:egress:model-provider'],
      tools: [DIGEST],
      changes: {
        'log_digest/__main__.py': source.main,
        'log_digest/folding.py': source.folding,
        'log_digest/page.py': source.page,
      },
    },
    {
      version: '1.1.0',
      publishedDaysAgo: 187,
      format: 'tar.gz',
      notes: '- compares with the day before: *New* and *Gone quiet*',
      yanked: {
        reason: 'broken',
        message:
          'Patterns that went quiet were listed as usual when the day before had been empty. Please use 1.1.1. If you relied on “Gone quiet” between these two versions, look at those days again.',
      },
      permissions: [
        'filesystem:read:/var/log/**',
        'filesystem:write:~/.local/state/log-digest/**',
        'network:egress:model-provider',
      ],
      tools: [DIGEST, COMPARE],
      changes: { 'log_digest/compare.py': source.hastyCompare },
    },
    {
      version: '1.1.1',
      publishedDaysAgo: 184,
      format: 'tar.gz',
      notes: '- “Gone quiet” is right after an empty day, too. This mends 1.1.0, which is yanked',
      permissions: [
        'filesystem:read:/var/log/**',
        'filesystem:write:~/.local/state/log-digest/**',
        'network:egress:model-provider',
      ],
      tools: [DIGEST, COMPARE],
      changes: {
        'log_digest/compare.py': source.compare,
        'tests/test_compare.py': source.compareTest,
      },
    },
    {
      version: '1.2.0',
      publishedDaysAgo: 47,
      format: 'zip',
      notes: `- announces \`logs.pattern_new\` and \`logs.pattern_quiet\`, so that Incident Scribe can note them
- reads compressed, rotated files`,
      permissions: [
        'filesystem:read:/var/log/**',
        'filesystem:write:~/.local/state/log-digest/**',
        'network:egress:model-provider',
        'event:publish:logs.*',
      ],
      tools: [DIGEST, COMPARE],
      changes: { 'log_digest/rotated.py': source.rotated },
    },
  ],
})
