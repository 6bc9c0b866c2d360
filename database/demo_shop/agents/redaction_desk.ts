import * as source from '#database/demo_shop/agents/redaction_desk/source'
import { defineAgent } from '#database/demo_shop/define_agent'
import { prose } from '#database/demo_shop/flush_text'

const FIND = {
  name: 'find_personal_data',
  description: 'Marks names, numbers and addresses in a document.',
}
const REDACT = {
  name: 'redact',
  description: 'Removes marked passages from a copy of the document.',
}
const PROVE = {
  name: 'prove',
  description: 'Searches the result for anything that was meant to be gone.',
}

export const redactionDesk = defineAgent({
  publisher: 'quiet_ledger',
  agentId: 'com.quietledger.redaction-desk',
  shortName: 'redaction-desk',
  name: 'Redaction Desk',
  summary:
    'Removes personal data from documents for real, not with a black box over it, and proves it.',
  description: prose`
## A black box is not a redaction

Drawing a rectangle over a name leaves the name in the file; anybody can copy it out. Redaction
Desk takes the text itself out of a copy of the document, along with the places nobody thinks of.

## Where names hide

| Place | 1.x | 2.x |
| --- | --- | --- |
| text on the page | yes | yes |
| document title, author, keywords | yes | yes |
| comments and form fields | – | yes |
| earlier versions kept inside the file | – | yes |
| attached files | warns | opens and asks |

## How you work with it

1. It marks what looks like personal data and says why.
2. You accept, refuse or add marks. **Nothing is removed that you did not see.**
3. It writes a copy and leaves the original as it was.
4. It searches the copy for every removed passage, whole and in parts, and gives you a one-page
   record that names how many were removed, never what they were.

## Entirely on your machine

Redaction Desk asks for no network at all. What looks like a name is decided by word lists and
rules that come with it, in seven languages. That makes it a little more eager than a large
model would be: expect to refuse one mark in ten.

## Which licence

The 1.x line handles plain text and text exported from PDF files, and gets corrections only.
The 2.x line works on the PDF files themselves. They are separate licences; if you own 1.x you keep it.
`,
  readme: prose`
Takes personal data out of a copy of a document.

    node src/main.ts letter.txt            # shows marks
    node src/main.ts letter.txt --redact   # writes letter.redacted.txt

Keep the originals as carefully as before. The record that is written beside a redacted copy
holds counts, never the words.
`,
  tags: ['privacy', 'documents', 'office'],
  integrationPoints: ['documents'],
  repositoryUrl: 'https://code.quietledger.example/redaction-desk',
  docsUrl: 'https://quietledger.example/help/redaction-desk',
  plans: [
    { kind: 'one_time', major: 1, amountInCents: 4900, currency: 'usd' },
    { kind: 'one_time', major: 2, amountInCents: 9900, currency: 'usd' },
  ],
  status: 'published',
  badge: 'verified',
  project: { language: 'typescript', app: 'redaction_desk' },
  capabilities: ['tools', 'cancellation'],
  releases: [
    {
      version: '1.0.0',
      publishedDaysAgo: 333,
      format: 'zip',
      notes: 'First release: plain text, five languages.',
      permissions: ['filesystem:read:~/Documents/**', 'filesystem:write:~/Documents/**'],
      tools: [FIND, REDACT],
      changes: {
        'src/main.ts': source.main,
        'src/marks.ts': source.marks,
        'src/redact.ts': source.redact,
      },
    },
    {
      version: '1.1.0',
      publishedDaysAgo: 229,
      format: 'zip',
      notes: `- proves its result: searches the copy for what was removed
- writes only \`*.redacted.*\` files and their records`,
      permissions: [
        'filesystem:read:~/Documents/**',
        'filesystem:write:~/Documents/**/*.redacted.*',
      ],
      tools: [FIND, REDACT, PROVE],
      changes: { 'src/prove.ts': source.prove, 'test/prove.test.ts': source.proveTest },
    },
    {
      version: '2.0.0',
      publishedDaysAgo: 88,
      minCoreVersion: '0.3.0',
      format: 'zip',
      notes: `**A new line.** Works on PDF files themselves.

- comments, form fields and earlier versions inside the file
- opens attached files, after asking; unpacks them into a folder of its own`,
      permissions: [
        'filesystem:read:~/Documents/**',
        'filesystem:write:~/Documents/**/*.redacted.*',
        'filesystem:write:~/.cache/redaction-desk/**',
      ],
      tools: [FIND, REDACT, PROVE],
      changes: { 'src/revisions.ts': source.revisions },
    },
    {
      version: '2.0.1',
      publishedDaysAgo: 51,
      minCoreVersion: '0.3.0',
      format: 'zip',
      notes: '- an earlier version that ends without a line break is found as well',
      permissions: [
        'filesystem:read:~/Documents/**',
        'filesystem:write:~/Documents/**/*.redacted.*',
        'filesystem:write:~/.cache/redaction-desk/**',
      ],
      tools: [FIND, REDACT, PROVE],
      changes: { 'src/revisions.ts': source.revisions.replace("'%%EOF\\n'", "'%%EOF'") },
    },
  ],
})
