import {
  changes,
  explain,
  reader,
  risk,
  riskTest,
} from '#database/demo_shop/agents/plan_reader/source'
import { defineAgent } from '#database/demo_shop/define_agent'
import { prose } from '#database/demo_shop/flush_text'

const EXPLAIN = {
  name: 'explain_plan',
  description: 'Explains an infrastructure plan in the order of its risk.',
}

export const planReader = defineAgent({
  publisher: 'oakline',
  agentId: 'net.oakline.plan-reader',
  shortName: 'plan-reader',
  name: 'Plan Reader',
  summary:
    'Explains an infrastructure plan before you say yes: what is replaced, what is lost, what waits.',
  description: prose`
## Before you type “yes”

Tools that describe infrastructure as code print a plan: two hundred lines, three of which
matter. Plan Reader takes the plan as JSON and tells you about the three.

## The order it uses

1. **Destroyed and not recreated** – data may be lost
2. **Replaced** – the thing goes away for a while and comes back with another address
3. **Opened** – a rule that now lets in more than before
4. **Restarted** – a short pause
5. everything else, as one number

## An answer

\`\`\`text
2 things to look at, 187 changes that look harmless

  REPLACED   database "orders"
    because storage_type changed, which this provider cannot do in place.
    Its address will change. A snapshot is taken only if skip_final_snapshot is false;
    in this plan it is true.

  OPENED     firewall rule "admin"
    from 10.0.0.0/8 to 0.0.0.0/0
\`\`\`

## What it can see

| It reads | It does not read |
| --- | --- |
| the plan file you name | your state file |
| its own table of what a provider must replace | your credentials |
| | anything on the network |

It asks for **one** permission: to read files that end in \`.plan.json\`. Values that a plan marks
as sensitive are dropped before anything else happens.

## Free

Reading a plan twice should not cost anything. The other Oakline agents pay for this one.
`,
  readme: prose`
What a plan would do, worst first.

Build the release with MIX_ENV=prod mix release, write your plan as JSON to a file whose
name ends in .plan.json, and hand it to the tool explain_plan.
`,
  tags: ['infrastructure', 'operations', 'review'],
  integrationPoints: ['infrastructure-as-code', 'terminal'],
  repositoryUrl: 'https://git.oakline.example/plan-reader',
  docsUrl: 'https://oakline.example/manuals/plan-reader',
  plans: [{ kind: 'free' }],
  status: 'published',
  badge: 'verified',
  project: { language: 'elixir_release', app: 'plan_reader' },
  capabilities: ['tools'],
  releases: [
    {
      version: '1.0.0',
      publishedDaysAgo: 133,
      format: 'tar.gz',
      notes: 'First release.',
      permissions: ['filesystem:read:~/**/*.plan.json'],
      tools: [EXPLAIN],
      changes: {
        'lib/plan_reader.ex': reader,
        'lib/plan_reader/changes.ex': changes,
        'lib/plan_reader/risk.ex': risk,
      },
    },
    {
      version: '1.0.1',
      publishedDaysAgo: 81,
      format: 'tar.gz',
      notes: '- a resource that is only renamed is no longer called destroyed',
      permissions: ['filesystem:read:~/**/*.plan.json'],
      tools: [EXPLAIN],
      changes: {
        'lib/plan_reader/changes.ex': changes
          .replace(
            '|> Enum.map(&change/1)',
            '|> Enum.reject(&renamed?/1)\n    |> Enum.map(&change/1)'
          )
          .replace(
            '  defp change(',
            '  defp renamed?(%{"previous_address" => before, "address" => now}), do: before != now\n  defp renamed?(_resource), do: false\n\n  defp change('
          ),
        'test/plan_reader/risk_test.exs': riskTest,
        'test/test_helper.exs': 'ExUnit.start()\n',
      },
    },
    {
      version: '1.1.0',
      publishedDaysAgo: 8,
      minCoreVersion: '0.3.0',
      format: 'tar.gz',
      notes: '- says *why* something must be replaced, from the plan itself',
      permissions: ['filesystem:read:~/**/*.plan.json'],
      tools: [EXPLAIN],
      changes: { 'lib/plan_reader/explain.ex': explain },
    },
  ],
})
