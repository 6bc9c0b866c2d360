import { demoShop } from '#database/demo_shop/index'
import { seedAgent } from '#database/demo_shop/seeding/seed_agents'
import { seedBuyer } from '#database/demo_shop/seeding/seed_buyers'
import { seedPerson } from '#database/demo_shop/seeding/seed_people'
import { seedPublisher } from '#database/demo_shop/seeding/seed_publishers'

/**
 * Puts the demo shop up by performing the domain's own actions, so that nothing impossible can be in it.
 * Every step looks first whether it was taken already: a seeding that was killed is simply started again.
 */
export async function seedDemoShop(password: string): Promise<void> {
  const admin = await seedPerson({ ...demoShop.admin, isAdmin: true }, password)
  for (const publisher of demoShop.publishers) await seedPublisher(publisher, password)
  for (const agent of demoShop.agents) await seedAgent(agent, admin)
  for (const buyer of demoShop.buyers) await seedBuyer(buyer, admin, password)
}
