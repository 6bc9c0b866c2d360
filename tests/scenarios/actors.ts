import { randomUUID } from 'node:crypto'
import db from '@adonisjs/lucid/services/db'
import { Anonymous, System, TokenBearer, type Actor } from '#accounts/actor'
import { aUser } from '#tests/scenarios/accounts'
import { aPublisher } from '#tests/scenarios/publishers'

export const STRANGERS = [
  'anonymous',
  'buyer',
  'other publisher',
  'admin',
  'install token',
  'stripe',
  'scheduler',
  'seed',
] as const
export type Stranger = (typeof STRANGERS)[number]

/** One of every kind of actor, none of them the owner of what a test is about. */
export async function strangers(): Promise<Record<Stranger, Actor>> {
  const { owner } = await aPublisher({ displayName: 'Somebody Else' })
  const buyer = await aUser()
  return {
    'anonymous': new Anonymous(),
    buyer,
    'other publisher': owner,
    'admin': await aUser({ isAdmin: true }),
    'install token': new TokenBearer(randomUUID(), buyer.id, null),
    'stripe': new System('stripe'),
    'scheduler': new System('scheduler'),
    'seed': new System('seed'),
  }
}

/** Who of them an act is refused to. The act begins with a world of its own, so that nobody meets what others did. */
export async function refusedTo(
  actors: Record<Stranger, Actor>,
  act: (actor: Actor) => Promise<unknown>
): Promise<Stranger[]> {
  const refused: Stranger[] = []
  for (const name of STRANGERS) {
    const outcome = await act(actors[name]).catch((error: unknown) => error)
    if (isDenial(outcome)) refused.push(name)
    else if (outcome instanceof Error) throw outcome
  }
  return refused
}

const isDenial = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'E_AUTHORIZATION_FAILURE'

/** Everybody but these. */
export const allBut = (...allowed: Stranger[]) =>
  STRANGERS.filter((name) => !allowed.includes(name))

/** The audit trail so far, oldest first: for tests that nothing else happened. */
export const auditTrail = async (): Promise<string[]> =>
  (await db.from('audit_events').orderBy('id').select('action')).map(({ action }) => action)
