import { BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

/** Derives every entitlement's status from its facts. Says how many it changed: none, unless somebody wrote one by hand. */
export default class EntitlementsRebuild extends BaseCommand {
  static commandName = 'entitlements:rebuild'
  static description = 'Derive the status of every entitlement from its facts anew'
  static options: CommandOptions = { startApp: true }

  async run() {
    const { System } = await import('#accounts/actor')
    const { default: RebuildEntitlements } =
      await import('#entitlements/actions/rebuild_entitlements')
    const { looked, changed } = await new RebuildEntitlements().handle(new System('scheduler'))
    this.logger.info(`${looked} entitlements looked at, ${changed} changed`)
  }
}
