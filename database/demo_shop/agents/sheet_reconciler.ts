import {
  compare,
  keys,
  main,
  notes,
  tests,
} from '#database/demo_shop/agents/sheet_reconciler/source'
import { defineAgent } from '#database/demo_shop/define_agent'
import { prose } from '#database/demo_shop/flush_text'

const COMPARE = {
  name: 'compare_sheets',
  description: 'Compares two sheets by key and lists what differs.',
}
const EXPLAIN = {
  name: 'explain_difference',
  description: 'Looks for the row or rule that explains a difference in a total.',
}

export const sheetReconciler = defineAgent({
  publisher: 'quiet_ledger',
  agentId: 'com.quietledger.sheet-reconciler',
  shortName: 'sheet-reconciler',
  name: 'Sheet Reconciler',
  summary: 'Two spreadsheets should agree and do not. Finds the rows, and often the reason.',
  description: prose`
## Two sheets, one truth

The branch office says 48,210.17 and head office says 48,190.17. Somewhere between them are
twenty dollars. Sheet Reconciler compares two spreadsheets row by row, whatever their order,
and finds the rows that explain the difference.

## What it tells apart

- a row that is **missing** on one side
- a row that is there **twice**
- two digits that were **swapped** (the difference divides by nine)
- a figure that is **rounded** on one side
- a sign, a currency or a month that slipped
- a total that is simply added up wrongly

## An example

\`\`\`text
difference 20.00

  explained   19.80   row 118 "Okanagan Freight" is 412.20 here and 392.40 there
  explained    0.20   rounded to ten cents: rows 7, 31, 90
  unexplained  0.00
\`\`\`

## Keys

You name the columns that make a row unique. If you do not know, ask it to propose them: it
looks for the smallest set of columns that never repeats in either sheet, and shows you the
runner-up as well.

## Works well beside

| Agent | For |
| --- | --- |
| Invoice Matcher | matching what is left against the bank |

From 1.1.0 on it can ask Invoice Matcher directly, once you allow that one tool. Without it
nothing is lost: the rows are written to a file that Invoice Matcher reads just as well.
Both sheets are only ever read; results go to a new file beside them.
`,
  readme: prose`
Finds the rows that make two sheets disagree.

    python3 -m sheet_reconciler ours.csv theirs.csv --key invoice --amount total

Sheets are read as CSV. Both stay as they are; the answer goes to standard output.
`,
  tags: ['spreadsheets', 'bookkeeping', 'office'],
  integrationPoints: ['spreadsheets'],
  repositoryUrl: 'https://code.quietledger.example/sheet-reconciler',
  docsUrl: 'https://quietledger.example/help/sheet-reconciler',
  plans: [{ kind: 'one_time', major: 1, amountInCents: 3900, currency: 'usd' }],
  status: 'published',
  project: { language: 'python', app: 'sheet_reconciler' },
  capabilities: ['tools', 'cancellation'],
  releases: [
    {
      version: '1.0.0',
      publishedDaysAgo: 112,
      format: 'zip',
      notes: 'First release.',
      permissions: ['filesystem:read:~/Documents/**', 'filesystem:write:~/Documents/**'],
      tools: [COMPARE],
      changes: {
        'sheet_reconciler/__main__.py': main,
        'sheet_reconciler/compare.py': compare,
        'sheet_reconciler/notes.py': notes,
      },
    },
    {
      version: '1.1.0',
      publishedDaysAgo: 39,
      format: 'zip',
      notes: `- proposes key columns
- can hand what is left to Invoice Matcher
- writes only files that end in \`.reconciled.csv\``,
      permissions: [
        'filesystem:read:~/Documents/**',
        'filesystem:write:~/Documents/**/*.reconciled.csv',
        'tool:invoke:com.quietledger.invoice-matcher/match_invoices',
      ],
      tools: [COMPARE, EXPLAIN],
      changes: { 'sheet_reconciler/keys.py': keys, 'tests/test_notes.py': tests },
    },
  ],
})
