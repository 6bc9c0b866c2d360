import { main, offers, slots } from '#database/demo_shop/agents/calendar_broker/source'
import { defineAgent } from '#database/demo_shop/define_agent'
import { prose } from '#database/demo_shop/flush_text'

export const calendarBroker = defineAgent({
  publisher: 'hollow_way',
  agentId: 'org.hollowway.calendar-broker',
  shortName: 'calendar-broker',
  name: 'Calendar Broker',
  summary: 'Two agents find an hour that suits both calendars without showing either.',
  description: prose`
## Finding an hour

Five mails to find one hour is four too many. Calendar Broker talks to the Calendar Broker of
the person you want to meet. Each offers times, neither shows its calendar, and the first time
that suits both is written into a draft.

## What the other side learns

- at most three times a day that would suit you
- whether a time is *good* or merely *possible*
- nothing about what you do in the others

## What it never does

It accepts nothing. A meeting exists once you, the person, say so in your own calendar program.

## How a negotiation goes

\`\`\`text
you    next week, 45 minutes, mornings are better
ours   Tue 09:30 good · Wed 11:00 good · Thu 16:00 possible
theirs Wed 11:00 possible · Fri 10:00 good
ours   Wed 11:00?
theirs agreed
\`\`\`

| Setting | Default |
| --- | --- |
| times offered a day | 3 |
| rest between meetings | 15 minutes |
| days looked ahead | 14 |

## State of things

This listing is a draft. Negotiating works between two calendars in the same zone; across zones
it still offers four in the morning now and then. It will be published when it has stopped, and
it will be free. Until then, its author uses it with two patient friends.
`,
  readme: prose`
An hour that suits both.

    node src/main.ts busy.json 45

The file lists what is taken, as start and end in minutes of the week. Everything else follows.
`,
  tags: ['calendar', 'meetings', 'office'],
  integrationPoints: ['calendar', 'agent-to-agent'],
  repositoryUrl: 'https://git.hollowway.example/calendar-broker',
  docsUrl: 'https://hollowway.example/calendar-broker',
  plans: [{ kind: 'free' }],
  status: 'draft',
  project: { language: 'typescript', app: 'calendar_broker' },
  capabilities: ['tools'],
  releases: [
    {
      version: '0.1.0',
      publishedDaysAgo: null,
      format: 'tar.gz',
      notes: 'A first try, within one time zone.',
      permissions: [
        'filesystem:read:~/Calendars/**',
        'event:publish:calendar.offer',
        'event:subscribe:calendar.offer',
        'tool:invoke:org.hollowway.calendar-broker/answer_offer',
      ],
      tools: [
        { name: 'find_hour', description: 'Negotiates an hour with another Calendar Broker.' },
        { name: 'answer_offer', description: 'Answers the times another Calendar Broker offers.' },
      ],
      changes: { 'src/main.ts': main, 'src/slots.ts': slots, 'src/offers.ts': offers },
    },
  ],
})
