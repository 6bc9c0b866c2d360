import { test } from '@japa/runner'
import { demoShop } from '#database/demo_shop/index'
import type { BuyerStep, DemoAgent, DemoRelease } from '#database/demo_shop/shapes'

interface Manifest {
  id: string
  name: string
  version: string
  description: string
  source: { git_url: string; ref: string }
  entrypoint: { type: string; value: string }
  permissions: string[]
}

const manifestOf = (release: DemoRelease): Manifest =>
  JSON.parse(release.files['opensentience.agent.json'])

const everyRelease = demoShop.agents.flatMap((agent) =>
  agent.releases.map((release) => ({ agent, release, manifest: manifestOf(release) }))
)

const agentNamed = (agentId: string) => {
  const agent = demoShop.agents.find((candidate) => candidate.agentId === agentId)
  if (!agent) throw new Error(`${agentId} is not in the demo shop`)
  return agent
}

const kindOf = (step: BuyerStep) => Object.keys(step)[0]

/** Permissions a release has and the one before had not, over every pair of the shop. */
const steps = demoShop.agents.flatMap(({ releases }) =>
  releases.slice(1).map((release, index) => {
    const before = new Set(manifestOf(releases[index]).permissions)
    const now = new Set(manifestOf(release).permissions)
    return { widened: !now.isSubsetOf(before), narrowed: !before.isSubsetOf(now) }
  })
)

test.group('The demo shop', () => {
  test('has at least twelve published agents by four publishers', ({ assert }) => {
    const published = demoShop.agents.filter(({ status }) => status === 'published')
    const complete = demoShop.publishers.filter(({ onboarding }) => onboarding === 'complete')

    assert.isAtLeast(published.length, 12)
    assert.lengthOf(demoShop.publishers, 4)
    assert.isAtLeast(complete.length, 3)
    assert.sameMembers(
      [...new Set(demoShop.agents.map(({ publisher }) => publisher))],
      demoShop.publishers.map(({ key }) => key)
    )
  })

  test('names nobody and nothing twice', ({ assert }) => {
    const people = [demoShop.admin, ...demoShop.publishers, ...demoShop.buyers]
    const emails = people.map(({ email }) => email)

    assert.lengthOf(new Set(emails), emails.length)
    assert.isTrue(emails.every((email) => email.endsWith('.example')))
    assert.lengthOf(
      new Set(demoShop.agents.map(({ agentId }) => agentId.toLowerCase())),
      demoShop.agents.length
    )
    assert.lengthOf(
      new Set(everyRelease.map(({ agent, release }) => `${agent.agentId} ${release.version}`)),
      everyRelease.length
    )
  })

  test('shows a draft, a takedown, a yank, a pre-release and a 0.x line', ({ assert }) => {
    const { agents } = demoShop

    assert.isTrue(agents.some(isTakenDown))
    assert.isTrue(agents.some(isDraftWithDraftRelease))
    assert.isTrue(everyRelease.some(({ release }) => release.yanked))
    assert.isTrue(everyRelease.some(({ release }) => release.version.includes('-rc.')))
    assert.isTrue(agents.some(({ plans }) => plans.some((plan) => 'major' in plan && !plan.major)))
    assert.isTrue(agents.some(({ plans }) => plans.length > 1))
  })

  test('sells nothing for publishers who cannot be paid', ({ assert }) => {
    const unpaid = demoShop.publishers.filter(({ onboarding }) => onboarding === 'unfinished')
    const sold = demoShop.agents.filter(({ plans }) => plans.some(({ kind }) => kind !== 'free'))

    assert.isEmpty(sold.filter(({ publisher }) => unpaid.some(({ key }) => key === publisher)))
  })

  test('has prices, summaries and descriptions that a listing accepts', ({ assert }) => {
    for (const { agentId, plans, summary, description } of demoShop.agents) {
      const words = description.split(/\s+/).length

      assert.isAtMost(summary.length, 140, agentId)
      assert.isTrue(words >= 150 && words <= 350, `${agentId} is described in ${words} words`)
      for (const plan of plans) {
        if (plan.kind === 'free') continue
        assert.isTrue(plan.amountInCents >= 900 && plan.amountInCents <= 14900, agentId)
      }
    }
  })

  test('has a release for every line that is for sale', ({ assert }) => {
    for (const { agentId, plans, releases } of demoShop.agents) {
      const lines = new Set(releases.map(({ version }) => Number(version.split('.')[0])))
      const sold = plans.flatMap((plan) => (plan.kind === 'one_time' ? [plan.major] : []))

      assert.isTrue(
        sold.every((major) => lines.has(major)),
        agentId
      )
    }
  })
})

test.group('Releases of the demo shop', () => {
  test('carry a manifest that agrees with their listing', ({ assert }) => {
    for (const { agent, release, manifest } of everyRelease) {
      assert.equal(manifest.id, agent.agentId)
      assert.equal(manifest.name, agent.name)
      assert.equal(manifest.version, release.version)
      assert.equal(manifest.source.ref, `v${release.version}`)
      assert.match(manifest.source.git_url, /^https:\/\/[a-z.]+\.example\//)
      assert.isNotEmpty(manifest.entrypoint.value)
    }
  })

  test('come with a readme, a licence and a changelog of their own', ({ assert }) => {
    for (const { agent, release } of everyRelease) {
      assert.include(release.files['README.md'], agent.name)
      assert.include(release.files.LICENSE, agent.agentId)
      assert.include(release.files['CHANGELOG.md'], `## ${release.version}`)
    }
  })

  test('are older the lower they are numbered', ({ assert }) => {
    for (const { agentId, releases } of demoShop.agents) {
      const ages = releases.map(({ publishedDaysAgo }) => publishedDaysAgo ?? 0)
      assert.deepEqual(
        ages,
        ages.toSorted((one, other) => other - one),
        agentId
      )
    }
  })

  test('ask for permissions of every domain, more and less from version to version', ({
    assert,
  }) => {
    const permissions = everyRelease.flatMap(({ manifest }) => manifest.permissions)
    const domains = new Set(permissions.map((permission) => permission.split(':')[0]))

    assert.sameMembers([...domains], ['filesystem', 'network', 'database', 'event', 'tool'])
    assert.isTrue(steps.some(({ widened, narrowed }) => widened && !narrowed))
    assert.isTrue(steps.some(({ widened, narrowed }) => narrowed && !widened))
    assert.isTrue(steps.some(({ widened, narrowed }) => !widened && !narrowed))
  })
})

test.group('Buyers of the demo shop', () => {
  test('are in every state', ({ assert }) => {
    const kinds = new Set(demoShop.buyers.flatMap(({ story }) => story.map(kindOf)))

    assert.sameMembers(
      [...kinds],
      [
        'bought',
        'boughtThenRefunded',
        'delayedPending',
        'complimentary',
        'revokedByAdmin',
        'abandonedCheckout',
        'subscribed',
        'tokens',
      ]
    )
    assert.isTrue(demoShop.buyers.some(({ story }) => story.length === 0))
  })

  test('start with one who owns two agents and returned a third', ({ assert }) => {
    const [{ story }] = demoShop.buyers

    assert.lengthOf(
      story.filter((step) => kindOf(step) === 'bought'),
      2
    )
    assert.lengthOf(
      story.filter((step) => kindOf(step) === 'boughtThenRefunded'),
      1
    )
  })

  test('only bought plans that are for sale', ({ assert }) => {
    for (const { key, story } of demoShop.buyers) {
      for (const step of story) {
        if ('tokens' in step) continue
        const { plans, status } = agentNamed(String(Object.values(step)[0]))

        assert.equal(status, 'published', key)
        const isForSale = plans.some((plan) => {
          if ('interval' in step)
            return plan.kind === 'subscription' && plan.interval === step.interval
          return plan.kind === 'one_time' && plan.major === step.major
        })
        assert.isTrue(isForSale, key)
      }
    }
  })
})

function isTakenDown({ status }: DemoAgent) {
  return typeof status === 'object' && status.takenDown !== ''
}

function isDraftWithDraftRelease({ status, releases }: DemoAgent) {
  return status === 'draft' && releases.some(({ publishedDaysAgo }) => publishedDaysAgo === null)
}
