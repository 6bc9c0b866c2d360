import {
  describe,
  describeTest,
  main,
  sections,
} from '#database/demo_shop/agents/changelog_press/source'
import { defineAgent } from '#database/demo_shop/define_agent'
import { prose } from '#database/demo_shop/flush_text'

const READ = 'filesystem:read:~/code/**/.git/**'
const DRAFT = { name: 'draft_notes', description: 'Drafts release notes between two tags.' }
const DESCRIBE = {
  name: 'describe_change',
  description: 'Says in one sentence what a commit changes for its users.',
}

export const changelogPress = defineAgent({
  publisher: 'tidewater',
  agentId: 'dev.tidewater.changelog-press',
  shortName: 'changelog-press',
  name: 'Changelog Press',
  summary: 'Drafts release notes from git history, written for the people who will read them.',
  description: prose`
## Notes people can use

A commit says what a programmer did. A release note says what changes for somebody else.
Changelog Press reads the history between two tags, groups the commits by their effect and drafts
one sentence for each effect. Commits with no effect outside the code are counted, not listed.

## A draft looks like this

\`\`\`markdown
## 3.4.0

### New
- Invoices can be exported as a spreadsheet, one row a line item.

### Changed
- **Check your scripts:** \`export\` now refuses to overwrite a file. Pass \`--force\` to keep the old way.

### Behind the scenes
- 14 commits that should change nothing for you.
\`\`\`

## How it decides

1. A changed public function, flag, setting or message is an effect.
2. A changed test that still passes against the old code is not.
3. When the commit message and the code disagree, the code is believed and the disagreement is shown to you.

## What it does not do

It makes no tag, no commit and no release; it hands you Markdown. It reads nothing but the
\`.git\` folder of the repositories you allow, so files that were never committed stay unseen.

## Who it is for

Maintainers who publish often and write notes late at night. A history of small, honest commits
helps, but Changelog Press was made on histories that were neither: it reads merge commits,
squashed branches and the message “fix” with equal patience.

It is free, and Review Lantern users may recognise the tool \`describe_change\`, which other
agents can call once you allow it.
`,
  readme: prose`
Release notes from git history.

    node src/main.ts ~/code/your-project v3.3.0 v3.4.0 > NOTES.md

Needs Node.js 22.18 or newer and git. There is nothing to install: no dependencies.
`,
  tags: ['release-notes', 'git', 'writing'],
  integrationPoints: ['git', 'terminal'],
  repositoryUrl: 'https://git.tidewater.example/agents/changelog-press',
  docsUrl: 'https://docs.tidewater.example/changelog-press',
  plans: [{ kind: 'free' }],
  status: 'published',
  badge: 'verified',
  project: { language: 'typescript', app: 'changelog_press' },
  capabilities: ['tools', 'streaming'],
  releases: [
    {
      version: '1.0.0',
      publishedDaysAgo: 355,
      format: 'tar.gz',
      notes: 'First release: drafts notes between two tags.',
      permissions: ['filesystem:read:~/code/**', 'network:egress:model-provider'],
      tools: [DRAFT],
      changes: { 'src/main.ts': main, 'src/sections.ts': sections },
    },
    {
      version: '1.1.0',
      publishedDaysAgo: 221,
      format: 'tar.gz',
      notes: `- other agents may ask for a single change with \`describe_change\`
- breaking changes are set in bold and start with what to check`,
      permissions: ['filesystem:read:~/code/**', 'network:egress:model-provider'],
      tools: [DRAFT, DESCRIBE],
      changes: { 'src/describe.ts': describe },
    },
    {
      version: '1.2.1',
      publishedDaysAgo: 64,
      format: 'zip',
      notes: `- reads only \`.git\` folders now, not the working files: **asks for less than before**
- 1.2.0 was never published; its archive was built from the wrong branch`,
      permissions: [READ, 'network:egress:model-provider'],
      tools: [DRAFT, DESCRIBE],
      changes: { 'test/describe.test.ts': describeTest },
    },
  ],
})
