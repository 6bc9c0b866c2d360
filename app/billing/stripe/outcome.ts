import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type StripeEvent from '#billing/models/stripe_event'

/** What became of an event. `parked`: nothing of ours is concerned yet; it waits without being tried again. */
export type Outcome = { state: 'applied' | 'ignored' | 'parked'; outcome: string | null }

export const applied: Outcome = { state: 'applied', outcome: null }
export const ignored = (outcome: string): Outcome => ({ state: 'ignored', outcome })
export const parked = (outcome: string): Outcome => ({ state: 'parked', outcome })

/** Works on one event inside the worker's transaction; whatever it throws undoes everything and is tried again. */
export type Handler = (event: StripeEvent, trx: TransactionClientContract) => Promise<Outcome>
