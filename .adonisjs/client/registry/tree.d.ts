/* eslint-disable prettier/prettier */
import type { routes } from './index.ts'

export interface ApiDefinition {
  accounts: {
    signUp: typeof routes['accounts.sign_up'] & {
      store: typeof routes['accounts.sign_up.store']
    }
    signIn: typeof routes['accounts.sign_in'] & {
      store: typeof routes['accounts.sign_in.store']
    }
    checkMail: typeof routes['accounts.check_mail']
    verifyEmail: typeof routes['accounts.verify_email'] & {
      resend: typeof routes['accounts.verify_email.resend']
      store: typeof routes['accounts.verify_email.store']
    }
    forgottenPassword: typeof routes['accounts.forgotten_password'] & {
      store: typeof routes['accounts.forgotten_password.store']
    }
    resetPassword: typeof routes['accounts.reset_password'] & {
      store: typeof routes['accounts.reset_password.store']
    }
    signOut: typeof routes['accounts.sign_out']
  }
  account: {
    show: typeof routes['account.show']
    password: typeof routes['account.password']
    sessions: typeof routes['account.sessions']
    securityEvents: typeof routes['account.security_events']
  }
  studio: {
    become: typeof routes['studio.become'] & {
      store: typeof routes['studio.become.store']
    }
    profile: {
      edit: typeof routes['studio.profile.edit']
      update: typeof routes['studio.profile.update']
    }
    overview: typeof routes['studio.overview']
    listings: {
      index: typeof routes['studio.listings.index']
      create: typeof routes['studio.listings.create']
      store: typeof routes['studio.listings.store']
      edit: typeof routes['studio.listings.edit']
      update: typeof routes['studio.listings.update']
      publish: typeof routes['studio.listings.publish']
      preview: typeof routes['studio.listings.preview']
    }
    plans: {
      index: typeof routes['studio.plans.index']
      store: typeof routes['studio.plans.store']
      withdraw: typeof routes['studio.plans.withdraw']
    }
    prices: {
      store: typeof routes['studio.prices.store']
      withdraw: typeof routes['studio.prices.withdraw']
    }
    onboarding: typeof routes['studio.onboarding'] & {
      start: typeof routes['studio.onboarding.start']
      refresh: typeof routes['studio.onboarding.refresh']
    }
    payouts: typeof routes['studio.payouts']
    sales: typeof routes['studio.sales']
    coupons: {
      index: typeof routes['studio.coupons.index']
      store: typeof routes['studio.coupons.store']
      withdraw: typeof routes['studio.coupons.withdraw']
    }
    refundRequests: typeof routes['studio.refund_requests']
  }
  releases: {
    index: typeof routes['releases.index']
    create: typeof routes['releases.create']
    store: typeof routes['releases.store']
    show: typeof routes['releases.show']
    destroy: typeof routes['releases.destroy']
    publish: typeof routes['releases.publish']
    yank: typeof routes['releases.yank']
  }
  library: {
    index: typeof routes['library.index']
    show: typeof routes['library.show']
  }
  entitlements: {
    explanation: typeof routes['entitlements.explanation']
  }
  core: {
    verify: typeof routes['core.verify']
    releases: typeof routes['core.releases']
    eligibility: typeof routes['core.eligibility']
    artifact: typeof routes['core.artifact']
  }
  tokens: {
    index: typeof routes['tokens.index']
    store: typeof routes['tokens.store']
    destroy: typeof routes['tokens.destroy']
  }
  webhooks: {
    stripe: typeof routes['webhooks.stripe']
  }
  checkouts: {
    new: typeof routes['checkouts.new']
    store: typeof routes['checkouts.store']
    show: typeof routes['checkouts.show']
  }
  purchases: {
    index: typeof routes['purchases.index']
    show: typeof routes['purchases.show']
    askRefund: typeof routes['purchases.ask_refund']
    receipt: typeof routes['purchases.receipt']
    refundPart: typeof routes['purchases.refund_part']
    refund: typeof routes['purchases.refund']
  }
  refundRequests: {
    show: typeof routes['refund_requests.show']
    grant: typeof routes['refund_requests.grant']
    decline: typeof routes['refund_requests.decline']
    withdraw: typeof routes['refund_requests.withdraw']
  }
  portal: {
    open: typeof routes['portal.open']
  }
  subscriptions: {
    index: typeof routes['subscriptions.index']
    show: typeof routes['subscriptions.show']
    cancellation: typeof routes['subscriptions.cancellation']
    cancel: typeof routes['subscriptions.cancel']
    keep: typeof routes['subscriptions.keep']
    switching: typeof routes['subscriptions.switching']
    switch: typeof routes['subscriptions.switch']
  }
  openapi: typeof routes['openapi']
  registry: {
    index: typeof routes['registry.index']
    agent: typeof routes['registry.agent']
  }
  docs: {
    api: typeof routes['docs.api']
  }
  security: {
    contact: typeof routes['security.contact']
  }
  home: typeof routes['home']
  catalog: {
    browse: typeof routes['catalog.browse']
    show: typeof routes['catalog.show']
    permissions: typeof routes['catalog.permissions']
  }
  publishers: {
    show: typeof routes['publishers.show']
  }
  policies: {
    show: typeof routes['policies.show']
  }
  currency: {
    choose: typeof routes['currency.choose']
  }
  desk: {
    overview: typeof routes['desk.overview']
    listings: {
      index: typeof routes['desk.listings.index']
      takeDown: typeof routes['desk.listings.take_down']
      restore: typeof routes['desk.listings.restore']
      feature: typeof routes['desk.listings.feature']
      unfeature: typeof routes['desk.listings.unfeature']
      badge: typeof routes['desk.listings.badge']
      unbadge: typeof routes['desk.listings.unbadge']
    }
    entitlements: {
      index: typeof routes['desk.entitlements.index']
      show: typeof routes['desk.entitlements.show']
      revoke: typeof routes['desk.entitlements.revoke']
      reinstate: typeof routes['desk.entitlements.reinstate']
    }
    stripeEvents: {
      index: typeof routes['desk.stripe_events.index']
      replayDead: typeof routes['desk.stripe_events.replay_dead']
      show: typeof routes['desk.stripe_events.show']
      replay: typeof routes['desk.stripe_events.replay']
    }
    ledger: typeof routes['desk.ledger'] & {
      compare: typeof routes['desk.ledger.compare']
    }
    drifts: {
      mend: typeof routes['desk.drifts.mend']
    }
    disputes: {
      index: typeof routes['desk.disputes.index']
    }
    refundRequests: typeof routes['desk.refund_requests']
    audit: typeof routes['desk.audit']
    people: {
      index: typeof routes['desk.people.index']
      suspend: typeof routes['desk.people.suspend']
      liftSuspension: typeof routes['desk.people.lift_suspension']
    }
    purchases: {
      refund: typeof routes['desk.purchases.refund']
    }
  }
  health: {
    live: typeof routes['health.live']
    ready: typeof routes['health.ready']
  }
  assets: typeof routes['assets']
  favicon: typeof routes['favicon']
  absent: {
    api: typeof routes['absent.api']
    registry: typeof routes['absent.registry']
    webhooks: typeof routes['absent.webhooks']
    health: typeof routes['absent.health']
    page: typeof routes['absent.page']
  }
  styleguide: typeof routes['styleguide']
}
