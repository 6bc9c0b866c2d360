import { description, readme } from '#database/demo_shop/agents/review_lantern/listing_text'
import * as source from '#database/demo_shop/agents/review_lantern/source'
import { neighbours, rules } from '#database/demo_shop/agents/review_lantern/source_of_rules'
import { defineAgent } from '#database/demo_shop/define_agent'

const REVIEW = {
  name: 'review_branch',
  description: 'Reads a branch and returns at most seven remarks, worst first.',
}
const EXPLAIN = {
  name: 'explain_remark',
  description: 'Says why a remark was made, with the lines it rests on.',
}
const NEIGHBOURS = {
  name: 'find_callers',
  description: 'Finds code in neighbouring repositories that a change would break.',
}

export const reviewLantern = defineAgent({
  publisher: 'tidewater',
  agentId: 'dev.tidewater.review-lantern',
  shortName: 'review-lantern',
  name: 'Review Lantern',
  summary: 'Reads a branch before your colleagues do and makes at most seven remarks, worst first.',
  description,
  readme,
  tags: ['code-review', 'git', 'quality'],
  integrationPoints: ['git', 'terminal'],
  repositoryUrl: 'https://git.tidewater.example/agents/review-lantern',
  docsUrl: 'https://docs.tidewater.example/review-lantern',
  plans: [
    { kind: 'one_time', major: 1, amountInCents: 4900, currency: 'usd' },
    {
      kind: 'one_time',
      major: 2,
      amountInCents: 6900,
      currency: 'usd',
      alsoIn: [
        { currency: 'eur', amountInCents: 6500 },
        { currency: 'jpy', amountInCents: 9800 },
      ],
    },
    {
      kind: 'subscription',
      interval: 'month',
      amountInCents: 900,
      currency: 'usd',
      trialDays: 14,
      alsoIn: [{ currency: 'eur', amountInCents: 850 }],
    },
    {
      kind: 'subscription',
      interval: 'year',
      amountInCents: 9000,
      currency: 'usd',
      alsoIn: [{ currency: 'eur', amountInCents: 8500 }],
    },
  ],
  status: 'published',
  featured: true,
  badge: 'verified',
  project: { language: 'elixir', app: 'review_lantern' },
  capabilities: ['tools', 'streaming', 'cancellation'],
  releases: [
    {
      version: '1.0.0',
      publishedDaysAgo: 402,
      format: 'tar.gz',
      notes: 'First release: two rules, forgotten errors and shifted boundaries.',
      permissions: ['filesystem:read:~/code/**', 'network:egress:model-provider'],
      tools: [REVIEW],
      changes: {
        'lib/mix/tasks/review_lantern.run.ex': source.task,
        'lib/review_lantern.ex': source.lantern,
        'lib/review_lantern/remark.ex': source.remark,
        'lib/review_lantern/diff.ex': source.diff,
        'lib/review_lantern/rules.ex': rules,
        'lib/review_lantern/quiet.ex': source.quiet,
      },
    },
    {
      version: '1.1.0',
      publishedDaysAgo: 318,
      format: 'tar.gz',
      notes: `- \`mix review_lantern.explain 3\` says why the third remark was made
- asks to write **one file**, in which it keeps the last review`,
      permissions: [
        'filesystem:read:~/code/**',
        'filesystem:write:~/.local/state/review-lantern/**',
        'network:egress:model-provider',
      ],
      tools: [REVIEW, EXPLAIN],
      changes: {
        'lib/mix/tasks/review_lantern.explain.ex': source.explain,
        'lib/review_lantern/memory.ex': source.memory,
      },
    },
    {
      version: '1.2.0',
      publishedDaysAgo: 204,
      format: 'tar.gz',
      notes: `- reads 20 lines around a change instead of 12, so a guard further up is seen
- comes with its tests`,
      permissions: [
        'filesystem:read:~/code/**',
        'filesystem:write:~/.local/state/review-lantern/**',
        'network:egress:model-provider',
      ],
      tools: [REVIEW, EXPLAIN],
      changes: {
        'lib/review_lantern/diff.ex': source.diff.replace('@context_lines 12', '@context_lines 20'),
        'test/review_lantern/diff_test.exs': source.diffTest,
        'test/test_helper.exs': 'ExUnit.start()\n',
      },
    },
    {
      version: '2.0.0',
      publishedDaysAgo: 96,
      minCoreVersion: '0.3.0',
      format: 'tar.gz',
      notes: `**A new line, with a licence of its own.**

- follows a change into the repositories beside yours, and names the callers it would break
- announces a finished review as an event, so that other agents can wait for it
- \`--repo\` is now required; it used to guess`,
      permissions: [
        'filesystem:read:~/code/**',
        'filesystem:write:~/.local/state/review-lantern/**',
        'network:egress:model-provider',
        'event:publish:review.finished',
        'tool:invoke:dev.tidewater.changelog-press/describe_change',
      ],
      tools: [REVIEW, EXPLAIN, NEIGHBOURS],
      changes: { 'lib/review_lantern/neighbours.ex': neighbours },
    },
    {
      version: '2.1.0',
      publishedDaysAgo: 19,
      minCoreVersion: '0.3.0',
      format: 'tar.gz',
      notes: `- no longer calls Changelog Press: the permission is gone, the answer is as good without it
- reviews of more than 4,000 lines are cut by file and run one after another`,
      permissions: [
        'filesystem:read:~/code/**',
        'filesystem:write:~/.local/state/review-lantern/**',
        'network:egress:model-provider',
        'event:publish:review.finished',
      ],
      tools: [REVIEW, EXPLAIN, NEIGHBOURS],
      changes: {
        'lib/review_lantern.ex': source.lantern.replace(
          '    |> Enum.take(@limit)\n  end\n',
          `    |> Enum.take(@limit)
  end

  @lines_at_once 4_000

  @doc "Cuts a large diff into portions that fit into one reading, never inside a file."
  def portions(hunks) do
    hunks
    |> Enum.chunk_by(& &1.path)
    |> Enum.chunk_while([], &gather/2, &{:cont, &1, []})
  end

  defp gather(file, portion) do
    if lines(portion ++ file) > @lines_at_once and portion != [],
      do: {:cont, portion, file},
      else: {:cont, portion ++ file}
  end

  defp lines(hunks), do: hunks |> Enum.map(&length(&1.lines)) |> Enum.sum()
`
        ),
      },
    },
  ],
})
