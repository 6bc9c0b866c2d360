import { BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import { isLocal } from '#start/settings'

/** Fills the shop with its demo content. Repeating it goes on where it stopped and changes nothing that stands. */
export default class DemoSeed extends BaseCommand {
  static commandName = 'demo:seed'
  static description = 'Fill the shop of this machine with demo publishers, agents and buyers'
  static options: CommandOptions = { startApp: true }

  async run() {
    const { DEMO_SHOP, DEMO_PASSWORD, APP_URL } = process.env
    if (DEMO_SHOP !== 'true' || !DEMO_PASSWORD || !isLocal(APP_URL ?? ''))
      return this.refuse(
        'Demo accounts exist only on a machine of their own: DEMO_SHOP is not "true".'
      )

    // Addresses by name exist only once the router has been told that no more routes follow.
    const router = await this.app.container.make('router')
    router.commit()
    const { seedDemoShop } = await import('#database/demo_shop/seeding/seed_demo_shop')
    await seedDemoShop(DEMO_PASSWORD)
  }

  private refuse(sentence: string) {
    this.logger.error(sentence)
    this.exitCode = 1
  }
}
