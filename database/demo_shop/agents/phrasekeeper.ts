import {
  main,
  memory,
  scoring,
  segments,
  tests,
} from '#database/demo_shop/agents/phrasekeeper/source'
import { defineAgent } from '#database/demo_shop/define_agent'
import { prose } from '#database/demo_shop/flush_text'

const RECALL = {
  name: 'recall',
  description: 'Finds sentences you translated before that resemble a new one.',
}
const LEARN = { name: 'learn', description: 'Stores a sentence and its translation.' }

export const phrasekeeper = defineAgent({
  publisher: 'hollow_way',
  agentId: 'org.hollowway.phrasekeeper',
  shortName: 'phrasekeeper',
  name: 'Phrasekeeper',
  summary: 'A translation memory for one person: what you once translated well, found again.',
  description: prose`
## You have translated this before

Phrasekeeper keeps the sentences you translated, with their translations, in one small database
file. When a new text arrives it shows what you wrote the last time something similar came up,
and marks the words that differ.

## How similar is similar?

| Score | Shown as |
| --- | --- |
| 100 | the same sentence |
| 95–99 | only numbers or punctuation differ |
| 75–94 | worth a look |
| below 75 | not shown |

The score counts words, not letters, and knows that a number in place of a number is not a
difference. It is worked out in plain code and is the same every time.

## For people who translate

- exchange files in the common TMX format, both ways
- one memory for each client, never mixed
- a reason with every entry: which job, which day
- works without a connection; there is no other way

## What it is not

It is not a machine translator. It offers your own sentences and nothing else, so it will not
invent a phrase you would never use, and nothing a client sent you is shown to anybody.

## Free

I wrote it for my own desk and publish it as it is. Corrections are welcome by post or mail.

\`\`\`text
new      The pump must be switched off within 30 minutes.
yours    The pump must be switched off within 15 minutes.      score 97
         Die Pumpe muss innerhalb von 15 Minuten abgeschaltet werden.
\`\`\`
`,
  readme: prose`
A translation memory for one person.

    python3 -m phrasekeeper learn client.db "Close the valve." "Ventil schließen."
    python3 -m phrasekeeper recall client.db "Close both valves."

The memory is an SQLite file. Back it up like any other file.
`,
  tags: ['translation', 'writing', 'languages'],
  integrationPoints: ['tmx', 'sqlite'],
  repositoryUrl: 'https://git.hollowway.example/phrasekeeper',
  docsUrl: 'https://hollowway.example/phrasekeeper',
  plans: [{ kind: 'free' }],
  status: 'published',
  project: { language: 'python', app: 'phrasekeeper' },
  capabilities: ['tools'],
  releases: [
    {
      version: '0.9.0',
      publishedDaysAgo: 262,
      format: 'tar.gz',
      notes: 'First public version, after three years on one desk.',
      permissions: [
        'database:rw:*',
        'filesystem:read:~/Translations/**',
        'filesystem:write:~/Translations/**',
      ],
      tools: [RECALL, LEARN],
      changes: {
        'phrasekeeper/__main__.py': main,
        'phrasekeeper/memory.py': memory,
        'phrasekeeper/scoring.py': scoring,
      },
    },
    {
      version: '1.0.0',
      publishedDaysAgo: 149,
      format: 'tar.gz',
      notes: `- cuts texts into sentences, minding abbreviations
- asks for its own databases only; before, it asked for any`,
      permissions: [
        'database:rw:phrasekeeper_*',
        'filesystem:read:~/Translations/**',
        'filesystem:write:~/Translations/**',
      ],
      tools: [RECALL, LEARN],
      changes: { 'phrasekeeper/segments.py': segments, 'tests/test_scoring.py': tests },
    },
  ],
})
