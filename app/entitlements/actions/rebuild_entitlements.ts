import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import SettleEntitlement from '#entitlements/actions/settle_entitlement'
import Entitlement from '#entitlements/models/entitlement'
import EntitlementPolicy from '#entitlements/policies/entitlement_policy'

const AT_ONCE = 500

/** Derives every status from its facts, each in a transaction of its own. Nothing changes as long as nobody wrote one by hand. */
export default class RebuildEntitlements {
  async handle(actor: Actor): Promise<{ looked: number; changed: number }> {
    await bouncerFor(actor).with(EntitlementPolicy).authorize('settle')
    const settle = new SettleEntitlement()
    let [looked, changed] = [0, 0]
    let last = '00000000-0000-0000-0000-000000000000'
    for (;;) {
      const page = await Entitlement.query()
        .select('id')
        .where('id', '>', last)
        .orderBy('id')
        .limit(AT_ONCE)
      for (const { id } of page) {
        looked++
        if (await settle.handle(actor, id)) changed++
      }
      if (page.length < AT_ONCE) return { looked, changed }
      last = page.at(-1)!.id
    }
  }
}
