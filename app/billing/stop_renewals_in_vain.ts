import type { Actor } from '#accounts/actor'
import StopRenewal from '#billing/actions/stop_renewal'
import { oneByOne } from '#billing/one_by_one'
import { renewingInVain } from '#billing/why_in_vain'

const AT_ONCE = 100

/** Stops what would be paid for without opening anything, whoever made it so: the desk, a bank, or a missing address. */
export async function stopRenewalsInVain(actor: Actor): Promise<void> {
  await oneByOne(
    'stopping a renewal',
    await renewingInVain(AT_ONCE),
    (id) => ({ subscription: id }),
    (id) => new StopRenewal().handle(actor, id)
  )
}
