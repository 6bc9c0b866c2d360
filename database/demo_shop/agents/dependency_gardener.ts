import * as source from '#database/demo_shop/agents/dependency_gardener/source'
import { defineAgent } from '#database/demo_shop/define_agent'
import { prose } from '#database/demo_shop/flush_text'

const SURVEY = {
  name: 'survey',
  description: 'Lists dependencies by age, reach and how hard they are to update.',
}
const PRUNE = { name: 'find_unused', description: 'Finds dependencies that nothing imports.' }

export const dependencyGardener = defineAgent({
  publisher: 'tidewater',
  agentId: 'dev.tidewater.dependency-gardener',
  shortName: 'dependency-gardener',
  name: 'Dependency Gardener',
  summary:
    'One small dependency update a day, in the order that hurts least. Finds what nobody uses.',
  description: prose`
## One a day

Updating forty dependencies at once is a project; updating one is a cup of tea. Dependency
Gardener looks at your lock file each morning and suggests **one** update, chosen so that the
next ones become easier, with the parts of the changelog that concern the functions you call.

## How it chooses

1. something with a published security advisory, always first
2. something that blocks three other updates
3. something small and old
4. otherwise: nothing today

## What it finds besides

- packages that nothing imports
- two packages that do the same job
- a pinned version whose reason (the comment beside it) has passed

## Lock files it reads

| File | Since |
| --- | --- |
| \`mix.lock\` | 0.3.0 |
| \`package-lock.json\` | 0.3.0 |
| \`poetry.lock\`, \`uv.lock\` | 0.4.0 |

## Young on purpose

This is a \`0.x\` agent. Its suggestions are good and its options still move from one version to
the next. The price is low for that reason, and the licence covers all of the \`0.x\` line, for as
long as it lasts. When 1.0 comes it will be a new line with its own licence; owners of \`0.x\`
keep what they have.

It edits nothing. You get a sentence, a reason and the command to run:

\`\`\`text
today: jsonpatch 1.9 → 2.0   reason: blocks 3 others
  you call 2 of its 31 functions; neither changed
  npm install jsonpatch@2.0.0
\`\`\`
`,
  readme: prose`
One dependency update a day.

    python3 -m dependency_gardener ~/code/your-project

Run it from your morning script. It prints one suggestion, or nothing at all.
`,
  tags: ['dependencies', 'maintenance', 'git'],
  integrationPoints: ['git', 'package-registries'],
  repositoryUrl: 'https://git.tidewater.example/agents/dependency-gardener',
  docsUrl: 'https://docs.tidewater.example/dependency-gardener',
  plans: [{ kind: 'one_time', major: 0, amountInCents: 900, currency: 'usd' }],
  status: 'published',
  project: { language: 'python', app: 'dependency_gardener' },
  capabilities: ['tools'],
  releases: [
    {
      version: '0.3.0',
      publishedDaysAgo: 122,
      format: 'tar.gz',
      notes: 'First public version. Reads `mix.lock` and `package-lock.json`.',
      permissions: ['filesystem:read:~/code/**', 'network:egress:*'],
      tools: [SURVEY],
      changes: {
        'dependency_gardener/__main__.py': source.main,
        'dependency_gardener/lockfiles.py': source.lockfiles,
        'dependency_gardener/choice.py': source.choice,
        'dependency_gardener/registries.py': source.registries,
      },
    },
    {
      version: '0.4.0',
      publishedDaysAgo: 58,
      format: 'tar.gz',
      notes: `- finds packages that nothing imports
- reads \`poetry.lock\` and \`uv.lock\`
- asks for the package registries instead of the whole internet`,
      permissions: ['filesystem:read:~/code/**', 'network:egress:package-registries'],
      tools: [SURVEY, PRUNE],
      changes: {
        'dependency_gardener/lockfiles.py': source.lockfilesWithPython,
        'dependency_gardener/unused.py': source.unused,
      },
    },
    {
      version: '0.4.1',
      publishedDaysAgo: 33,
      format: 'zip',
      notes: '- a lock file with Windows line ends is no longer read as empty',
      permissions: ['filesystem:read:~/code/**', 'network:egress:package-registries'],
      tools: [SURVEY, PRUNE],
      changes: {
        'dependency_gardener/lockfiles.py': source.lockfilesWithPython.replace(
          'text = path.read_text(encoding="utf-8")',
          'text = path.read_text(encoding="utf-8").replace("\\r\\n", "\\n")'
        ),
        'tests/test_choice.py': source.choiceTest,
      },
    },
  ],
})
