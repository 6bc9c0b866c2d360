import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { type Actor, Anonymous, System, TokenBearer } from '#accounts/actor'
import ChangePassword from '#accounts/actions/change_password'
import EndAllSessions from '#accounts/actions/end_all_sessions'
import LiftSuspension from '#accounts/actions/lift_suspension'
import MailLink from '#accounts/actions/mail_link'
import NoteRefusedSignIn from '#accounts/actions/note_refused_sign_in'
import OpenAccount from '#accounts/actions/open_account'
import RequestPasswordReset from '#accounts/actions/request_password_reset'
import ResendVerification from '#accounts/actions/resend_verification'
import ResetPassword from '#accounts/actions/reset_password'
import SignIn from '#accounts/actions/sign_in'
import SignOut from '#accounts/actions/sign_out'
import SignUp from '#accounts/actions/sign_up'
import SuspendUser from '#accounts/actions/suspend_user'
import SweepLinks from '#accounts/actions/sweep_links'
import VerifyEmail from '#accounts/actions/verify_email'
import { aUser, PASSWORD } from '#tests/scenarios/accounts'
import db from '@adonisjs/lucid/services/db'

type Who = 'anonymous' | 'self' | 'other' | 'admin' | 'token' | 'seed' | 'scheduler' | 'stripe'

const email = 'policy@example.test'
const request = { purpose: 'verify_email', email: 'nobody@example.test' } as const

/** Who may do what. Whoever is not named is refused. */
const TABLE: [string, Who[], (actor: Actor, userId: string) => Promise<unknown>][] = [
  ['sign up', ['anonymous'], (actor) => new SignUp().handle(actor, anApplication())],
  ['sign in', ['anonymous'], (actor) => new SignIn().handle(actor, { email, password: PASSWORD })],
  ['sign out', ['self', 'other', 'admin'], (actor) => new SignOut().handle(actor)],
  [
    'ask for a reset link',
    ['anonymous', 'self', 'other', 'admin'],
    (actor) => new RequestPasswordReset().handle(actor, request.email),
  ],
  [
    'ask for a confirmation link',
    ['anonymous', 'self', 'other', 'admin'],
    (actor) => new ResendVerification().handle(actor, request.email),
  ],
  ['mail a link', ['scheduler'], (actor) => new MailLink().handle(actor, request)],
  [
    'confirm an address',
    ['anonymous', 'self', 'other', 'admin'],
    (actor) => new VerifyEmail().handle(actor, 'token'),
  ],
  [
    'use a reset link',
    ['anonymous', 'self', 'other', 'admin'],
    (actor) => new ResetPassword().handle(actor, 'token', PASSWORD),
  ],
  [
    'change a password',
    ['self', 'other', 'admin'],
    (actor) => new ChangePassword().handle(actor, PASSWORD, 'a better password of mine'),
  ],
  ['end sessions', ['self'], (actor, userId) => new EndAllSessions().handle(actor, userId)],
  ['suspend', ['admin'], (actor, userId) => new SuspendUser().handle(actor, userId, 'spam')],
  ['lift a suspension', ['admin'], (actor, userId) => new LiftSuspension().handle(actor, userId)],
  [
    'note a refusal',
    ['scheduler'],
    (actor) => new NoteRefusedSignIn().handle(actor, { email, reason: 'E_SIGN_IN_REFUSED' }),
  ],
  ['open an account', ['seed'], (actor) => new OpenAccount().handle(actor, anApplication())],
  ['sweep', ['scheduler'], (actor) => new SweepLinks().handle(actor)],
]

test.group('Accounts are acted upon', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  for (const [act, allowed, perform] of TABLE)
    test(`to ${act} by ${allowed.join(', ')} and nobody else`, async ({ assert }) => {
      const actors = await everybody()
      for (const [who, actor] of Object.entries(actors)) {
        const before = await db.from('audit_events').count('* as events')
        const outcome = await perform(actor, actors.self.id).catch((error: unknown) => error)
        const refused = isAuthorityRefusal(outcome)
        assert.equal(refused, !allowed.includes(who as Who), `${who}: ${String(outcome)}`)
        if (refused)
          assert.deepEqual(await db.from('audit_events').count('* as events'), before, who)
      }
    })

  test('by an admin, but never to suspend themselves', async ({ assert }) => {
    const { admin } = await everybody()
    await assert.rejects(() => new SuspendUser().handle(admin, admin.id, 'spam'))
    assert.isFalse((await admin.refresh()).isSuspended)
  })
})

async function everybody() {
  const [self, other, admin] = [
    await aUser({ email }),
    await aUser(),
    await aUser({ isAdmin: true }),
  ]
  return {
    anonymous: new Anonymous(),
    self,
    other,
    admin,
    token: new TokenBearer('00000000-0000-7000-8000-000000000000', self.id, null),
    seed: new System('seed'),
    scheduler: new System('scheduler'),
    stripe: new System('stripe'),
  } satisfies Record<Who, Actor>
}

let applications = 0
const anApplication = () => ({
  fullName: 'Grace Harbour',
  email: `application-${++applications}@example.test`,
  password: PASSWORD,
})

/** A policy's no, in either of its two forms; an invariant's no (a used link, say) is another matter. */
function isAuthorityRefusal(outcome: unknown): boolean {
  if (!(outcome instanceof Error)) return false
  return ['E_AUTHORIZATION_FAILURE', 'E_NOT_FOUND'].includes(
    (outcome as Error & { code?: string }).code ?? ''
  )
}
