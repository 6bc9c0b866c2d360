import { prose } from '#database/demo_shop/flush_text'

export const description = prose`
## What it does

Review Lantern reads a branch before your colleagues do. It compares the branch with the one it
will be merged into, reads the functions that surround each change, and writes **at most seven
remarks**, ordered by how much they would cost you later. It never writes “looks good”; when it
has nothing to say it says nothing.

## What it looks for

- conditions that changed meaning: \`<\` that became \`<=\`, a guard that moved below its use
- errors that are caught and then forgotten
- tests that were edited to pass rather than code that was edited to be right
- names that now lie about what they hold
- work done inside a loop that used to be done once

It leaves formatting, import order and line length to the tools that already do those well.

## What a remark looks like

\`\`\`text
lib/billing/invoice.ex:88   likely wrong · confidence 0.81
  The rescue returns :ok, so a failed charge now counts as paid.
  Before this branch the same path returned {:error, reason}.
\`\`\`

## How it works with you

| You run | It answers |
| --- | --- |
| \`mix review_lantern.run\` | remarks on the current branch |
| \`mix review_lantern.explain 3\` | why it made the third remark, with the lines it read |

A kind of remark you never want again goes into \`.lantern-quiet\`, a plain text file in your
repository, so the whole team shares the list and can argue about it in review.

## Versions

The **1.x** line reads one repository at a time. The **2.x** line follows a change across
repositories that lie side by side, which is why it is a licence of its own and asks to read more.
`

export const readme = prose`
Remarks on a branch, at most seven, worst first.

## Build and first run

    mix deps.get
    mix review_lantern.run --repo ~/code/your-project --against main

The agent reads the repository through git's own plumbing commands and never writes to it.
Put kinds of remarks you do not want into .lantern-quiet, one a line.
`
