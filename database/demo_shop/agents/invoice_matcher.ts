import * as source from '#database/demo_shop/agents/invoice_matcher/source'
import { defineAgent } from '#database/demo_shop/define_agent'
import { prose } from '#database/demo_shop/flush_text'

const MATCH = {
  name: 'match_invoices',
  description: 'Pairs invoices with bank lines and says how sure it is.',
}
const CHASE = {
  name: 'draft_reminder',
  description: 'Drafts a polite reminder for an invoice that nobody paid.',
}

export const invoiceMatcher = defineAgent({
  publisher: 'quiet_ledger',
  agentId: 'com.quietledger.invoice-matcher',
  shortName: 'invoice-matcher',
  name: 'Invoice Matcher',
  summary:
    'Pairs invoices with bank lines, shows its reasons, and leaves the doubtful ones to you.',
  description: prose`
## Friday afternoon, shorter

You have a folder of invoices and a bank statement. Most pairs are obvious, some are not: two
customers paid with one transfer, a bank kept four dollars, somebody typed the wrong number.
Invoice Matcher pairs the obvious ones, proposes the others, and **never books anything**.

## How sure is it?

| Mark | Means | You do |
| --- | --- | --- |
| **certain** | amount, name and number agree | nothing |
| **likely** | two of three agree, the third is close | one click in the list |
| **split** | several lines add up exactly | read the sum |
| **open** | nothing fits | draft a reminder, if you like |

A pair is never *certain* because a model said so. Certainty comes from three comparisons in
plain code that you can read; the model is asked only about the names on the lines that are left.

## Every figure has a source

Click a figure and you see the file and the line it came from. The result is an ordinary
spreadsheet with one extra column:

~~~csv
invoice,amount,paid_on,mark,from
2026-0117,1240.00,2026-02-03,certain,statement-02.csv:48
2026-0121,310.50,2026-02-03,split,statement-02.csv:51+52
~~~

## What stays on your machine

Everything, unless you allow the network permission. Without it the *likely* pairs become a
little fewer and nothing else changes. Account numbers are shortened to four digits before any
text leaves the matcher.

## A licence

One payment covers the whole 1.x line for your office, on every desk.
`,
  readme: prose`
Pairs invoices with bank lines.

    python3 -m invoice_matcher ~/Books/invoices.csv ~/Books/statement.csv > matches.csv

Both files need a heading line. Columns are found by name in English, German, French and
Spanish; anything else can be named in columns.toml.
`,
  tags: ['bookkeeping', 'invoices', 'office'],
  integrationPoints: ['spreadsheets', 'bank-statements'],
  repositoryUrl: 'https://code.quietledger.example/invoice-matcher',
  docsUrl: 'https://quietledger.example/help/invoice-matcher',
  plans: [
    { kind: 'one_time', major: 1, amountInCents: 14900, currency: 'usd', updatesForMonths: 12 },
  ],
  status: 'published',
  featured: true,
  badge: 'verified',
  project: { language: 'python', app: 'invoice_matcher' },
  capabilities: ['tools', 'streaming', 'cancellation'],
  releases: [
    {
      version: '1.0.0',
      publishedDaysAgo: 244,
      format: 'zip',
      notes: 'First release: certain and likely pairs.',
      permissions: [
        'filesystem:read:~/Books/**',
        'filesystem:write:~/Books/**',
        'network:egress:*',
      ],
      tools: [MATCH],
      changes: {
        'invoice_matcher/__main__.py': source.main,
        'invoice_matcher/records.py': source.records,
        'invoice_matcher/pairing.py': source.pairing,
      },
    },
    {
      version: '1.1.0',
      publishedDaysAgo: 157,
      format: 'zip',
      notes: `- finds **splits**: several lines that add up to one invoice
- writes only into \`~/Books/matched\`
- asks for one named host instead of the whole internet`,
      permissions: [
        'filesystem:read:~/Books/**',
        'filesystem:write:~/Books/matched/**',
        'network:egress:model-provider',
      ],
      tools: [MATCH],
      changes: {
        'invoice_matcher/splits.py': source.splits,
        'tests/test_splits.py': source.splitsTest,
      },
    },
    {
      version: '1.2.0',
      publishedDaysAgo: 26,
      minCoreVersion: '0.3.0',
      format: 'zip',
      notes: `- drafts reminders for open invoices; sending them stays with you
- reads invoices straight from the table \`books.invoices\`, if you allow that`,
      permissions: [
        'filesystem:read:~/Books/**',
        'filesystem:write:~/Books/matched/**',
        'network:egress:model-provider',
        'database:rw:books',
      ],
      tools: [MATCH, CHASE],
      changes: { 'invoice_matcher/reminders.py': source.reminders },
    },
  ],
})
