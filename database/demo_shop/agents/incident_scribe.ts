import {
  entry,
  main,
  tests,
  timeline,
  zones,
} from '#database/demo_shop/agents/incident_scribe/source'
import { defineAgent } from '#database/demo_shop/define_agent'
import { prose } from '#database/demo_shop/flush_text'

const NOTE = { name: 'note', description: 'Adds one line to the timeline of the open incident.' }
const REPORT = {
  name: 'write_report',
  description: 'Turns a timeline into a report without blame.',
}

export const incidentScribe = defineAgent({
  publisher: 'oakline',
  agentId: 'net.oakline.incident-scribe',
  shortName: 'incident-scribe',
  name: 'Incident Scribe',
  summary: 'Keeps the timeline while you put out the fire, then drafts the report without blame.',
  description: prose`
## During

Nobody writes things down while something burns. Incident Scribe listens to the events your
other agents announce, takes the notes you throw at it, and puts both on one timeline with exact
times. One command opens an incident, one closes it:

\`\`\`text
$ python3 -m incident_scribe open "checkout answers 502"
$ python3 -m incident_scribe note "rolled back to 41"
$ python3 -m incident_scribe close
\`\`\`

## After

From the timeline it drafts a report in four parts:

1. **What people noticed**, in their words and with the first and last minute
2. **What happened**, as a table of times
3. **What made it worse and what made it better**
4. **What we do not know yet** – usually the most useful part

It names systems and decisions, not persons. A note such as “Dana restarted the wrong host” is
kept in the timeline and becomes “the wrong host was restarted; the two names differ by one
letter” in the report. You can switch this off; it takes a deliberate line in the settings.

## What it listens to

| Event | What it writes |
| --- | --- |
| \`logs.pattern_new\` | the new sentence, once |
| \`logs.pattern_quiet\` | what stopped |
| \`deploy.finished\` | version and how long it took |

Every entry says where it came from, so a reader can tell a measured fact from a remembered one.

## Where it keeps things

Timelines are plain text files, one an incident, in a folder of yours. Nothing is kept elsewhere.
`,
  readme: prose`
A timeline while it burns, a report when it is over.

    python3 -m incident_scribe open "checkout answers 502"
    python3 -m incident_scribe note "rolled back to 41"
    python3 -m incident_scribe close

Timelines live in ~/Incidents as plain text and can be corrected with any editor.
`,
  tags: ['incidents', 'operations', 'writing'],
  integrationPoints: ['events', 'terminal'],
  repositoryUrl: 'https://git.oakline.example/incident-scribe',
  docsUrl: 'https://oakline.example/manuals/incident-scribe',
  plans: [{ kind: 'one_time', major: 1, amountInCents: 5900, currency: 'usd' }],
  status: 'published',
  project: { language: 'python', app: 'incident_scribe' },
  capabilities: ['tools', 'streaming'],
  releases: [
    {
      version: '1.0.0',
      publishedDaysAgo: 166,
      format: 'tar.gz',
      notes: 'First release.',
      permissions: [
        'filesystem:read:~/Incidents/**',
        'filesystem:write:~/Incidents/**',
        'event:subscribe:*',
        'network:egress:model-provider',
      ],
      tools: [NOTE, REPORT],
      changes: {
        'incident_scribe/__main__.py': main,
        'incident_scribe/entry.py': entry,
        'incident_scribe/timeline.py': timeline,
      },
    },
    {
      version: '1.1.0',
      publishedDaysAgo: 73,
      format: 'tar.gz',
      notes: `- listens to three kinds of event **instead of all of them**
- times carry their zone; a report across midnight reads in order (thanks, Priya)`,
      permissions: [
        'filesystem:read:~/Incidents/**',
        'filesystem:write:~/Incidents/**',
        'event:subscribe:logs.*',
        'event:subscribe:deploy.finished',
        'network:egress:model-provider',
      ],
      tools: [NOTE, REPORT],
      changes: { 'incident_scribe/zones.py': zones, 'tests/test_timeline.py': tests },
    },
  ],
})
