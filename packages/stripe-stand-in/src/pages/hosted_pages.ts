import { Problem } from '../api/problem.ts'
import { applyCode } from '../flows/apply_code.ts'
import {
  decline,
  failDelayed,
  openSession,
  pay,
  payDelayed,
  settleDelayed,
  successUrl,
} from '../flows/pay_checkout.ts'
import type { Payer } from '../flows/payer.ts'
import { completeOnboarding, rejectAccount, restrictAccount } from '../flows/onboard_account.ts'
import { balanceTransactions } from '../resources/balance_transactions.ts'
import { charges } from '../resources/charges.ts'
import { checkoutSessions, planOf } from '../resources/checkout_sessions.ts'
import { paymentIntents } from '../resources/payment_intents.ts'
import { findLink, markLink } from '../resources/v2_account_links.ts'
import type { AccountLink } from '../resources/v2_account_links.ts'
import { findAccount, getAccount } from '../resources/v2_account.ts'
import { actInPortal } from '../flows/visit_portal.ts'
import type { PortalWish } from '../flows/visit_portal.ts'
import type { World } from '../world/world.ts'
import { money } from '../world/money.ts'
import { dashboardPage, onboardingPage } from './account_pages.ts'
import { checkoutPage } from './checkout_page.ts'
import { frontPage } from './front_page.ts'
import { escape, page } from './html.ts'
import { portalPage } from './portal_page.ts'
import { invoicePage, payOnPage } from './invoice_page.ts'

/** A page to show, or a place to go. */
export type PageAnswer = { html: string; status?: number } | { redirect: string }

const DECLINED = 'Your card was declined. Please try another card.'

type Form = Record<string, unknown>

const text = (value: unknown) => (typeof value === 'string' && value ? value : undefined)

/** The pages a browser is sent to; undefined: the path is none of them. */
export function hostedPage(
  world: World,
  verb: string,
  path: string,
  form: Form
): PageAnswer | undefined {
  if (path === '/') return { html: frontPage(world) }
  const [, place, id = ''] =
    /^\/(c\/pay|connect\/onboarding|express|receipts|i|p\/session)\/(\w+)(?:\/pdf)?$/.exec(path) ??
    []
  try {
    if (place === 'c/pay') return verb === 'POST' ? submitted(world, id, form) : shown(world, id)
    if (place === 'connect/onboarding') return onboarding(world, id, verb, form)
    if (place === 'express') return { html: dashboard(world, id) }
    if (place === 'p/session') return portal(world, id, verb, form)
    if (place === 'i') return invoice(world, id, verb, form)
    if (place === 'receipts') return { html: receipt(world, id) }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return {
      html: page('Not possible', `<section><p>${escape(error.message)}</p></section>`),
      status: error.status,
    }
  }
  return undefined
}

/** What a buyer typed, for the page and for the control that plays it. */
export function payerFrom(form: Form): Payer {
  const email = text(form.email)
  const name = text(form.name)
  const country = text(form.country)
  const last4 = text(form.card)?.replaceAll(/\s/g, '').slice(-4)
  return {
    ...(email && { email }),
    ...(name && { name }),
    ...(country && { country }),
    ...(last4 && { last4 }),
  }
}

function submitted(world: World, id: string, form: Form): PageAnswer {
  const session = checkoutSessions.get(world, id)
  const act = (work: (fresh: World) => unknown) => world.act(work)
  const payer = payerFrom(form)
  switch (form.action) {
    case 'abandon':
      openSession(world, id)
      return session.cancel_url ? { redirect: session.cancel_url } : shown(world, id)
    case 'apply_code':
      try {
        act((fresh) => applyCode(fresh, id, text(form.code) ?? ''))
        return shown(world, id)
      } catch (error) {
        if (error instanceof Problem) return shown(world, id, error.message)
        throw error
      }
    case 'decline':
      act((fresh) => decline(fresh, id, payer))
      return shown(world, id, DECLINED)
    case 'pay_delayed':
      act((fresh) => payDelayed(fresh, id, payer))
      return shown(world, id)
    case 'settle':
      act((fresh) => settleDelayed(fresh, id))
      return { redirect: successUrl(session) }
    case 'fail_delayed':
      act((fresh) => failDelayed(fresh, id))
      return shown(world, id)
    default:
      act((fresh) => pay(fresh, id, payer))
      if (checkoutSessions.get(world, id).status === 'open') return shown(world, id, DECLINED)
      return { redirect: successUrl(session) }
  }
}

function shown(world: World, id: string, problem?: string): PageAnswer {
  const session = checkoutSessions.get(world, id)
  const intent = session.payment_intent && paymentIntents.find(world, session.payment_intent)
  const html = checkoutPage({
    session,
    plan: planOf(world, session),
    ...(problem && { problem }),
    isProcessing: Boolean(intent && intent.status === 'processing'),
    successUrl: successUrl(session),
  })
  return { html, status: problem ? 402 : 200 }
}

/** The first look uses the link up; only the form it showed may still be sent, once. */
function onboarding(world: World, token: string, verb: string, form: Form): PageAnswer {
  const link = findLink(world, token)
  if (!link) return { html: page('No such link', ''), status: 404 }
  const isStale = world.now() > link.expires_at
  if (
    isStale ||
    getAccount(world, link.account).closed ||
    link.state === 'used' ||
    (verb === 'GET' && link.state === 'opened')
  )
    return { redirect: link.refresh_url }
  const isShown = verb === 'GET'
  world.act((fresh) => markLink(fresh, token, link, isShown ? 'opened' : 'used'))
  if (isShown) return { html: onboardingPage(getAccount(world, link.account)) }
  return decided(world, link, form)
}

function decided(world: World, link: AccountLink, form: Form): PageAnswer {
  const outcomes: Record<string, (fresh: World, id: string) => unknown> = {
    complete: completeOnboarding,
    restrict: restrictAccount,
    reject: rejectAccount,
  }
  const outcome = outcomes[text(form.action) ?? '']
  if (outcome) world.act((fresh) => outcome(fresh, link.account))
  return { redirect: link.return_url }
}

function invoice(world: World, id: string, verb: string, form: Form): PageAnswer {
  const pays = verb === 'POST'
  const problem = pays ? world.act((fresh) => payOnPage(fresh, id, form.card)) : undefined
  return { html: invoicePage(world, id, problem), status: problem ? 402 : 200 }
}

/** The first act of a visit with one purpose ends it, where the session says so. */
function portal(world: World, id: string, verb: string, form: Form): PageAnswer {
  if (verb !== 'POST') return { html: portalPage(world, id) }
  const { flow } = world.act((fresh) => actInPortal(fresh, id, form as PortalWish))
  const after = flow?.after_completion.redirect?.return_url
  return after ? { redirect: after } : { html: portalPage(world, id) }
}

function dashboard(world: World, id: string): string {
  const account = findAccount(world, id)
  if (!account) throw new Problem(`No such account: '${id}'`, { status: 404 })
  return dashboardPage(account, balanceTransactions.all(world.as(id)))
}

function receipt(world: World, id: string): string {
  const charge = charges.get(world, id)
  return page(
    `Receipt for ${money(charge.amount, charge.currency)}`,
    `<section><p>${escape(charge.description ?? 'Thank you.')}</p>
    <p class="soft"><code>${escape(charge.id)}</code></p></section>`
  )
}
