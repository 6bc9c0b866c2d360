import * as source from '#database/demo_shop/agents/inbox_triage/source'
import { defineAgent } from '#database/demo_shop/define_agent'
import { prose } from '#database/demo_shop/flush_text'

const SORT = { name: 'sort_inbox', description: 'Sorts unread mail into four piles and says why.' }
const SNOOZE = {
  name: 'snooze',
  description: 'Brings a message back on the day it becomes relevant.',
}

export const inboxTriage = defineAgent({
  publisher: 'quiet_ledger',
  agentId: 'com.quietledger.inbox-triage',
  shortName: 'inbox-triage',
  name: 'Inbox Triage',
  summary:
    'Sorts unread mail into four piles over IMAP. Never deletes, never answers, never marks as read.',
  description: prose`
## Four piles

Inbox Triage connects to your mailbox over IMAP, reads what is unread and sorts it:

1. **Answer today** – somebody waits for you, and says until when
2. **Answer this week**
3. **Read once** – no answer expected
4. **Machines** – receipts, alerts, newsletters

Piles are IMAP keywords or folders, as you prefer, so every mail program shows them.

## Three promises

- It **never deletes** and never answers. It has no code for either.
- It never marks a message as read. You decide what you have seen.
- It moves nothing unless you chose folders instead of keywords.

## Why a message is where it is

Each sorted message gets one line of reasoning that you can ask for:

~~~text
Answer today
  "Could you confirm the quantities before noon?"  asks you, by name, with a time
  from somebody you answered 14 times this year
~~~

When you move a message to another pile it remembers the correction. Corrections live in one
text file on your machine; delete it and the agent forgets.

## Access

| It needs | Why |
| --- | --- |
| your mail server, one host | to read and to set keywords |
| a folder of its own | for corrections |

Use an app password that may only read mail and set flags, if your server offers that. The
password is kept by OpenSentience Core, not by this agent. Nothing leaves for anywhere else: the sorting
rules are plain code with your corrections on top.
`,
  readme: prose`
Four piles for unread mail.

    TRIAGE_HOST=mail.home.example node src/main.ts --dry-run

A dry run prints what it would do. Without --dry-run it sets keywords and nothing else.
`,
  tags: ['mail', 'imap', 'office'],
  integrationPoints: ['imap'],
  repositoryUrl: 'https://code.quietledger.example/inbox-triage',
  docsUrl: 'https://quietledger.example/help/inbox-triage',
  plans: [{ kind: 'one_time', major: 1, amountInCents: 1900, currency: 'usd' }],
  status: 'published',
  project: { language: 'typescript', app: 'inbox_triage' },
  capabilities: ['tools', 'streaming'],
  releases: [
    {
      version: '1.0.0',
      publishedDaysAgo: 198,
      format: 'tar.gz',
      notes: 'First release.',
      permissions: [
        'network:egress:imap-server',
        'filesystem:write:~/.config/inbox-triage/**',
        'filesystem:read:~/.config/inbox-triage/**',
      ],
      tools: [SORT],
      changes: {
        'src/main.ts': source.main,
        'src/piles.ts': source.piles,
        'src/message.ts': source.message,
      },
    },
    {
      version: '1.0.1',
      publishedDaysAgo: 190,
      format: 'tar.gz',
      notes: '- subjects in the older encodings of RFC 2047 are decoded before they are judged',
      permissions: [
        'network:egress:imap-server',
        'filesystem:write:~/.config/inbox-triage/**',
        'filesystem:read:~/.config/inbox-triage/**',
      ],
      tools: [SORT],
      changes: { 'src/encoded_words.ts': source.encodedWords },
    },
    {
      version: '1.1.0',
      publishedDaysAgo: 68,
      format: 'tar.gz',
      notes: `- snoozing: a message comes back on its day
- listens for \`calendar.day_started\`, to know when that is`,
      permissions: [
        'network:egress:imap-server',
        'filesystem:write:~/.config/inbox-triage/**',
        'filesystem:read:~/.config/inbox-triage/**',
        'event:subscribe:calendar.day_started',
      ],
      tools: [SORT, SNOOZE],
      changes: { 'src/snooze.ts': source.snooze, 'test/snooze.test.ts': source.snoozeTest },
    },
  ],
})
