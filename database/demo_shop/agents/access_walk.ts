import * as source from '#database/demo_shop/agents/access_walk/source'
import { defineAgent } from '#database/demo_shop/define_agent'
import { prose } from '#database/demo_shop/flush_text'

const WALK = {
  name: 'walk',
  description: 'Walks a page by keyboard and reports where it got stuck.',
}
const CONTRAST = {
  name: 'check_contrast',
  description: 'Works out the contrast of two colours as WCAG 2.2 defines it.',
}

export const accessWalk = defineAgent({
  publisher: 'hollow_way',
  agentId: 'org.hollowway.access-walk',
  shortName: 'access-walk',
  name: 'Access Walk',
  summary: 'Walks your pages by keyboard, as a person would, and tells you where it got stuck.',
  description: prose`
## Rules find half of it

A checker can tell you that a button has no name. It cannot tell you that after closing the
dialog you are back at the top of the page, forty presses of Tab away from where you were.
Access Walk does both: it checks the rules that can be checked, and then it **walks**.

## The walk

1. Press Tab until the focus returns to where it began; write down every stop.
2. Open what can be opened, close it again, see where the focus lands.
3. Repeat at 400 % zoom, and once more without animation.
4. Tell the story of the walk in plain words.

\`\`\`text
stop 14  "Add to basket"   button
stop 15  (nothing visible) the focus is on a link that is hidden behind the header   2.4.11
stop 16  "Size"            opens a list; Escape closes it, then the focus is lost    2.4.3
\`\`\`

## Findings

| Kind | Basis | Said as |
| --- | --- | --- |
| failure | a WCAG 2.2 criterion, by number | “fails 2.4.11” |
| barrier | stopped the walk, no criterion fits | “I could not go on” |
| question | only a person can tell | “is this text a good name for the picture?” |

A finding without a criterion is never called a failure. The number of findings is not a grade,
and the report does not contain one.

## Honest limits

It is not a screen reader user and does not replace one. It finds what a patient tester would
find in the first hour, so that the paid hour can be spent on the rest.

It looks only at pages on your own machine; publish a preview locally and give it the address.
`,
  readme: prose`
Walks pages by keyboard.

    node src/main.ts http://127.0.0.1:8080/

Addresses other than this machine are refused. The report goes to standard output as text.
`,
  tags: ['accessibility', 'web', 'testing'],
  integrationPoints: ['browser', 'terminal'],
  repositoryUrl: 'https://git.hollowway.example/access-walk',
  docsUrl: 'https://hollowway.example/access-walk',
  plans: [{ kind: 'free' }],
  status: 'published',
  featured: true,
  project: { language: 'typescript', app: 'access_walk' },
  capabilities: ['tools', 'streaming', 'cancellation'],
  releases: [
    {
      version: '1.0.0',
      publishedDaysAgo: 211,
      format: 'tar.gz',
      notes: 'First release: the walk, and twelve rules.',
      permissions: ['network:egress:*', 'filesystem:write:~/Reports/**'],
      tools: [WALK],
      changes: {
        'src/main.ts': source.main,
        'src/walk.ts': source.walk,
        'src/stop.ts': source.stop,
      },
    },
    {
      version: '1.1.0',
      publishedDaysAgo: 128,
      format: 'tar.gz',
      notes: `- contrast, with the formula of WCAG 2.2
- **asks for less**: pages on this machine only, and no files any more (the report is printed)`,
      permissions: ['network:egress:localhost'],
      tools: [WALK, CONTRAST],
      changes: { 'src/contrast.ts': source.contrast, 'test/contrast.test.ts': source.contrastTest },
    },
    {
      version: '1.2.0',
      publishedDaysAgo: 30,
      format: 'tar.gz',
      notes: '- the walk notices a focus that is hidden behind a sticky header (2.4.11)',
      permissions: ['network:egress:localhost'],
      tools: [WALK, CONTRAST],
      changes: { 'src/covered.ts': source.covered },
    },
  ],
})
