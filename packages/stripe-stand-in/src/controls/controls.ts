import type { Faults } from '../api/faults.ts'
import { Problem } from '../api/problem.ts'
import { changeCard } from '../billing/change_card.ts'
import { advanceCustomer } from '../billing/clocks.ts'
import type { ChaosPlan } from '../events/chaos.ts'
import type { Courier } from '../events/courier.ts'
import type { Variation } from '../events/signed_post.ts'
import { allDeliveries } from '../events/deliveries.ts'
import type { Scope } from '../events/endpoints.ts'
import { closeDispute, escalateInquiry, openDispute } from '../flows/dispute_charge.ts'
import { applyCode } from '../flows/apply_code.ts'
import {
  closeAccount,
  completeOnboarding,
  deauthorizeAccount,
  rejectAccount,
  restrictAccount,
} from '../flows/onboard_account.ts'
import {
  decline,
  failDelayed,
  openSession,
  pay,
  payDelayed,
  settleDelayed,
} from '../flows/pay_checkout.ts'
import { failRefund, succeedRefund } from '../flows/end_refund.ts'
import { payerFrom } from '../pages/hosted_pages.ts'
import { warnOfFraud } from '../resources/early_fraud_warnings.ts'
import { last4Of } from '../resources/test_cards.ts'
import { arrivePayout, failPayout, payOut } from '../resources/payouts.ts'
import { settleCapture } from '../flows/settle_capture.ts'
import { expireSession } from '../resources/checkout_sessions.ts'
import type { Settings } from '../world/settings.ts'
import type { Timers } from '../world/timers.ts'
import type { World } from '../world/world.ts'

type Body = Record<string, unknown>
type Act = (world: World, id: string, body: Body) => unknown

const SESSION_ACTS: Record<string, Act> = {
  pay: (world, id, body) => pay(world, id, payerFrom(body)),
  decline: (world, id, body) => decline(world, id, payerFrom(body)),
  pay_delayed: (world, id, body) => payDelayed(world, id, payerFrom(body)),
  settle: settleDelayed,
  fail_delayed: failDelayed,
  apply_code: (world, id, body) => applyCode(world, id, String(body.code ?? '')),
  abandon: openSession,
  expire: expireSession,
}

const ACCOUNT_ACTS: Record<string, Act> = {
  complete_onboarding: completeOnboarding,
  restrict: restrictAccount,
  reject: rejectAccount,
  close: closeAccount,
  deauthorize: deauthorizeAccount,
  pay_out: (world, id, body) =>
    payOut(world.as(id), typeof body.currency === 'string' ? body.currency : 'usd'),
}

const REFUND_ACTS: Record<string, Act> = { succeed: succeedRefund, fail: failRefund }

const CHARGE_ACTS: Record<string, Act> = {
  dispute: (world, id, body) =>
    openDispute(world, id, {
      ...(typeof body.reason === 'string' && { reason: body.reason }),
      ...(typeof body.amount === 'number' && { amount: body.amount }),
      isInquiry: body.inquiry === true,
    }),
  settle: (world, id) => settleCapture(world, id),
  warn: (world, id, body) =>
    warnOfFraud(world, id, typeof body.fraud_type === 'string' ? body.fraud_type : undefined),
}

const CUSTOMER_ACTS: Record<string, Act> = {
  advance: advanceCustomer,
  card: (world, id, body) => changeCard(world, id, last4Of({ number: String(body.card ?? '') })),
}

/** A payout belongs to the account it pays. */
const PAYOUT_ACTS: Record<string, Act> = {
  arrive: (world, id) => arrivePayout(world.as(world.store.anywhere(id)?.owner ?? null), id),
  fail: (world, id) => failPayout(world.as(world.store.anywhere(id)?.owner ?? null), id),
}

const DISPUTE_ACTS: Record<string, Act> = {
  win: (world, id) => closeDispute(world, id, 'won'),
  lose: (world, id) => closeDispute(world, id, 'lost'),
  prevent: (world, id) => closeDispute(world, id, 'prevented'),
  escalate: escalateInquiry,
  close_inquiry: (world, id) => closeDispute(world, id, 'warning_closed'),
}

const ACTS: Record<string, Record<string, Act>> = {
  'checkout/sessions': SESSION_ACTS,
  'accounts': ACCOUNT_ACTS,
  'charges': CHARGE_ACTS,
  'customers': CUSTOMER_ACTS,
  'disputes': DISPUTE_ACTS,
  'payouts': PAYOUT_ACTS,
  'refunds': REFUND_ACTS,
}

interface Parts {
  world: World
  courier: Courier
  timers: Timers
  faults: Faults
}

/** What tests and operators do to the stand-in that nobody can do to Stripe: `/_stand_in/…`. */
export class Controls {
  private readonly world: World
  private readonly courier: Courier
  private readonly timers: Timers
  private readonly faults: Faults

  constructor(parts: Parts) {
    this.world = parts.world
    this.courier = parts.courier
    this.timers = parts.timers
    this.faults = parts.faults
  }

  /** @returns what to answer, as JSON; throws a Problem when there is nothing to do */
  async perform(verb: string, path: string, body: Body): Promise<unknown> {
    const place = path.slice('/_stand_in/'.length)
    const [, family = '', id = '', name = ''] =
      /^(checkout\/sessions|accounts|charges|customers|disputes|payouts|refunds)\/(\w+)\/(\w+)$/.exec(
        place
      ) ?? []
    const act = ACTS[family]?.[name]
    if (verb === 'POST' && act) return this.world.act((world) => act(world, id, body))

    const [, eventId] = /^events\/(\w+)\/deliver$/.exec(place) ?? []
    if (verb === 'POST' && eventId) return this.deliver(eventId, body)
    return this.whole(`${verb} ${place}`, body)
  }

  private whole(door: string, body: Body): unknown {
    switch (door) {
      case 'GET violations':
        return this.world.violations.all()
      case 'DELETE violations':
        this.world.violations.clear()
        return []
      case 'GET deliveries':
        return allDeliveries(this.world)
      case 'POST deliveries/pause':
        this.courier.pause()
        return { paused: true }
      case 'POST deliveries/resume':
        this.courier.resume()
        return { paused: false }
      case 'POST chaos':
        this.courier.disturb(body as Partial<ChaosPlan>)
        return body
      case 'POST faults':
        return this.faults.plan(body)
      case 'GET faults':
        return this.faults.all()
      case 'DELETE faults':
        this.faults.clear()
        return []
      case 'POST settings':
        return Object.assign(this.world.settings, known(this.world.settings, body))
      case 'POST reset':
        this.timers.cancelAll()
        this.world.store.clear()
        this.world.violations.clear()
        this.faults.clear()
        return { reset: true }
      default:
        throw new Problem(`The stand-in has no control ${door}`, { status: 404 })
    }
  }

  /** @param body `{ endpoint?, duplicate?, timestamp?, secret? }`, see the README */
  private async deliver(eventId: string, body: Body): Promise<unknown> {
    const variation: Variation = {
      ...(typeof body.secret === 'string' && { secret: body.secret }),
      ...(typeof body.timestamp === 'number' && { timestamp: body.timestamp }),
      ...(typeof body.body === 'object' && { body: body.body as Body }),
    }
    const scope = typeof body.endpoint === 'string' ? (body.endpoint as Scope) : undefined
    const times = body.duplicate ? 2 : 1
    const attempts = Array.from({ length: times }, () =>
      this.courier.again(eventId, scope, variation)
    )
    return { attempts: await Promise.all(attempts) }
  }
}

function known(settings: Settings, body: Body): Partial<Settings> {
  const names = Object.keys(body).filter((name) => name in settings)
  if (names.length < Object.keys(body).length)
    throw new Problem(`The settings are ${Object.keys(settings).join(', ')}.`)
  return body
}
