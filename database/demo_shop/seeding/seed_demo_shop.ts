import { demoShop } from '#database/demo_shop/index'
import { seedAgent } from '#database/demo_shop/seeding/seed_agents'
import { seedBuyer } from '#database/demo_shop/seeding/seed_buyers'
import { seedPerson } from '#database/demo_shop/seeding/seed_people'
import { seedPublisher } from '#database/demo_shop/seeding/seed_publishers'

/** As many people do something at once: enough for two cores, and far from the pool's ten connections. */
const AT_ONCE = 4

/**
 * Puts the demo shop up by performing the domain's own actions, so that nothing impossible can be in it.
 * Every step looks first whether it was taken already: a seeding that was killed is simply started again.
 */
export async function seedDemoShop(password: string): Promise<void> {
  const { agents, buyers, publishers } = demoShop
  const admin = await seedPerson({ ...demoShop.admin, isAdmin: true }, password)
  await sideBySide(publishers, async (publisher) => {
    await seedPublisher(publisher, password)
    const theirs = agents.filter((agent) => agent.publisher === publisher.key)
    for (const agent of theirs) await seedAgent(agent, admin)
  })
  await sideBySide(buyers, (buyer) => seedBuyer(buyer, admin, password))
}

async function sideBySide<Item>(items: Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const waiting = [...items]
  const worker = async () => {
    for (let item = waiting.shift(); item; item = waiting.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}
