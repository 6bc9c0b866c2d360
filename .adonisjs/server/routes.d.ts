import '@adonisjs/core/types/http'

type ParamValue = string | number | bigint | boolean

export type ScannedRoutes = {
  ALL: {
    'accounts.sign_up': { paramsTuple?: []; params?: {} }
    'accounts.sign_up.store': { paramsTuple?: []; params?: {} }
    'accounts.sign_in': { paramsTuple?: []; params?: {} }
    'accounts.sign_in.store': { paramsTuple?: []; params?: {} }
    'accounts.check_mail': { paramsTuple?: []; params?: {} }
    'accounts.verify_email.resend': { paramsTuple?: []; params?: {} }
    'accounts.forgotten_password': { paramsTuple?: []; params?: {} }
    'accounts.forgotten_password.store': { paramsTuple?: []; params?: {} }
    'accounts.verify_email': { paramsTuple?: []; params?: {} }
    'accounts.verify_email.store': { paramsTuple?: []; params?: {} }
    'accounts.reset_password': { paramsTuple?: []; params?: {} }
    'accounts.reset_password.store': { paramsTuple?: []; params?: {} }
    'accounts.sign_out': { paramsTuple?: []; params?: {} }
    'account.show': { paramsTuple?: []; params?: {} }
    'account.password': { paramsTuple?: []; params?: {} }
    'account.sessions': { paramsTuple?: []; params?: {} }
    'account.security_events': { paramsTuple?: []; params?: {} }
    'studio.become': { paramsTuple?: []; params?: {} }
    'studio.become.store': { paramsTuple?: []; params?: {} }
    'studio.profile.edit': { paramsTuple?: []; params?: {} }
    'studio.profile.update': { paramsTuple?: []; params?: {} }
    'studio.overview': { paramsTuple?: []; params?: {} }
    'studio.listings.index': { paramsTuple?: []; params?: {} }
    'studio.listings.create': { paramsTuple?: []; params?: {} }
    'studio.listings.store': { paramsTuple?: []; params?: {} }
    'studio.listings.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'studio.listings.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'studio.listings.publish': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'studio.plans.index': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'studio.plans.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'studio.plans.withdraw': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'studio.prices.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'studio.prices.withdraw': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'releases.index': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'releases.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'releases.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'releases.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'releases.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'releases.publish': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'releases.yank': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'library.index': { paramsTuple?: []; params?: {} }
    'library.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'entitlements.explanation': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'core.verify': { paramsTuple?: []; params?: {} }
    'core.releases': { paramsTuple: [ParamValue]; params: {'agent_id': ParamValue} }
    'core.eligibility': { paramsTuple: [ParamValue,ParamValue]; params: {'agent_id': ParamValue,'version': ParamValue} }
    'core.artifact': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'agent_id': ParamValue,'version': ParamValue,'name': ParamValue} }
    'tokens.index': { paramsTuple?: []; params?: {} }
    'tokens.store': { paramsTuple?: []; params?: {} }
    'tokens.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'webhooks.stripe': { paramsTuple?: [ParamValue?]; params?: {'endpoint'?: ParamValue} }
    'checkouts.new': { paramsTuple?: []; params?: {} }
    'checkouts.store': { paramsTuple?: []; params?: {} }
    'checkouts.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'purchases.index': { paramsTuple?: []; params?: {} }
    'purchases.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'purchases.ask_refund': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'refund_requests.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'refund_requests.grant': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'refund_requests.decline': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'refund_requests.withdraw': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'purchases.receipt': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'purchases.refund_part': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'purchases.refund': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.open': { paramsTuple?: []; params?: {} }
    'subscriptions.index': { paramsTuple?: []; params?: {} }
    'subscriptions.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'subscriptions.cancellation': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'subscriptions.cancel': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'subscriptions.keep': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'subscriptions.switching': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'subscriptions.switch': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'studio.onboarding': { paramsTuple?: []; params?: {} }
    'studio.onboarding.start': { paramsTuple?: []; params?: {} }
    'studio.onboarding.refresh': { paramsTuple?: []; params?: {} }
    'studio.payouts': { paramsTuple?: []; params?: {} }
    'studio.sales': { paramsTuple?: []; params?: {} }
    'studio.coupons.index': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'studio.coupons.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'studio.coupons.withdraw': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'studio.refund_requests': { paramsTuple?: []; params?: {} }
    'openapi': { paramsTuple?: []; params?: {} }
    'registry.index': { paramsTuple?: []; params?: {} }
    'registry.agent': { paramsTuple: [ParamValue]; params: {'file': ParamValue} }
    'docs.api': { paramsTuple?: []; params?: {} }
    'security.contact': { paramsTuple?: []; params?: {} }
    'home': { paramsTuple?: []; params?: {} }
    'catalog.browse': { paramsTuple?: []; params?: {} }
    'catalog.show': { paramsTuple: [ParamValue]; params: {'agent_id': ParamValue} }
    'catalog.permissions': { paramsTuple: [ParamValue]; params: {'agent_id': ParamValue} }
    'publishers.show': { paramsTuple: [ParamValue]; params: {'slug': ParamValue} }
    'policies.show': { paramsTuple: [ParamValue]; params: {'name': ParamValue} }
    'currency.choose': { paramsTuple?: []; params?: {} }
    'studio.listings.preview': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'desk.overview': { paramsTuple?: []; params?: {} }
    'desk.listings.index': { paramsTuple?: []; params?: {} }
    'desk.entitlements.index': { paramsTuple?: []; params?: {} }
    'desk.stripe_events.index': { paramsTuple?: []; params?: {} }
    'desk.stripe_events.replay_dead': { paramsTuple?: []; params?: {} }
    'desk.ledger': { paramsTuple?: []; params?: {} }
    'desk.ledger.compare': { paramsTuple?: []; params?: {} }
    'desk.drifts.mend': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'desk.disputes.index': { paramsTuple?: []; params?: {} }
    'desk.refund_requests': { paramsTuple?: []; params?: {} }
    'desk.audit': { paramsTuple?: []; params?: {} }
    'desk.people.index': { paramsTuple?: []; params?: {} }
    'desk.stripe_events.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'desk.stripe_events.replay': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'desk.listings.take_down': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'desk.listings.restore': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'desk.listings.feature': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'desk.listings.unfeature': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'desk.listings.badge': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'desk.listings.unbadge': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'desk.entitlements.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'desk.entitlements.revoke': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'desk.entitlements.reinstate': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'desk.purchases.refund': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'desk.people.suspend': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'desk.people.lift_suspension': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'health.live': { paramsTuple?: []; params?: {} }
    'health.ready': { paramsTuple?: []; params?: {} }
    'assets': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'favicon': { paramsTuple?: []; params?: {} }
    'absent.api': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'absent.registry': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'absent.webhooks': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'absent.health': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'styleguide': { paramsTuple?: []; params?: {} }
    'absent.page': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
  }
  GET: {
    'accounts.sign_up': { paramsTuple?: []; params?: {} }
    'accounts.sign_in': { paramsTuple?: []; params?: {} }
    'accounts.check_mail': { paramsTuple?: []; params?: {} }
    'accounts.forgotten_password': { paramsTuple?: []; params?: {} }
    'accounts.verify_email': { paramsTuple?: []; params?: {} }
    'accounts.reset_password': { paramsTuple?: []; params?: {} }
    'account.show': { paramsTuple?: []; params?: {} }
    'account.security_events': { paramsTuple?: []; params?: {} }
    'studio.become': { paramsTuple?: []; params?: {} }
    'studio.profile.edit': { paramsTuple?: []; params?: {} }
    'studio.overview': { paramsTuple?: []; params?: {} }
    'studio.listings.index': { paramsTuple?: []; params?: {} }
    'studio.listings.create': { paramsTuple?: []; params?: {} }
    'studio.listings.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'studio.plans.index': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'releases.index': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'releases.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'releases.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'library.index': { paramsTuple?: []; params?: {} }
    'library.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'entitlements.explanation': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'core.releases': { paramsTuple: [ParamValue]; params: {'agent_id': ParamValue} }
    'core.eligibility': { paramsTuple: [ParamValue,ParamValue]; params: {'agent_id': ParamValue,'version': ParamValue} }
    'core.artifact': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'agent_id': ParamValue,'version': ParamValue,'name': ParamValue} }
    'tokens.index': { paramsTuple?: []; params?: {} }
    'checkouts.new': { paramsTuple?: []; params?: {} }
    'checkouts.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'purchases.index': { paramsTuple?: []; params?: {} }
    'purchases.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'refund_requests.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'purchases.receipt': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'purchases.refund_part': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'subscriptions.index': { paramsTuple?: []; params?: {} }
    'subscriptions.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'subscriptions.cancellation': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'subscriptions.switching': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'studio.onboarding': { paramsTuple?: []; params?: {} }
    'studio.onboarding.refresh': { paramsTuple?: []; params?: {} }
    'studio.payouts': { paramsTuple?: []; params?: {} }
    'studio.sales': { paramsTuple?: []; params?: {} }
    'studio.coupons.index': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'studio.refund_requests': { paramsTuple?: []; params?: {} }
    'openapi': { paramsTuple?: []; params?: {} }
    'registry.index': { paramsTuple?: []; params?: {} }
    'registry.agent': { paramsTuple: [ParamValue]; params: {'file': ParamValue} }
    'docs.api': { paramsTuple?: []; params?: {} }
    'security.contact': { paramsTuple?: []; params?: {} }
    'home': { paramsTuple?: []; params?: {} }
    'catalog.browse': { paramsTuple?: []; params?: {} }
    'catalog.show': { paramsTuple: [ParamValue]; params: {'agent_id': ParamValue} }
    'catalog.permissions': { paramsTuple: [ParamValue]; params: {'agent_id': ParamValue} }
    'publishers.show': { paramsTuple: [ParamValue]; params: {'slug': ParamValue} }
    'policies.show': { paramsTuple: [ParamValue]; params: {'name': ParamValue} }
    'studio.listings.preview': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'desk.overview': { paramsTuple?: []; params?: {} }
    'desk.listings.index': { paramsTuple?: []; params?: {} }
    'desk.entitlements.index': { paramsTuple?: []; params?: {} }
    'desk.stripe_events.index': { paramsTuple?: []; params?: {} }
    'desk.ledger': { paramsTuple?: []; params?: {} }
    'desk.disputes.index': { paramsTuple?: []; params?: {} }
    'desk.refund_requests': { paramsTuple?: []; params?: {} }
    'desk.audit': { paramsTuple?: []; params?: {} }
    'desk.people.index': { paramsTuple?: []; params?: {} }
    'desk.stripe_events.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'desk.entitlements.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'health.live': { paramsTuple?: []; params?: {} }
    'health.ready': { paramsTuple?: []; params?: {} }
    'assets': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'favicon': { paramsTuple?: []; params?: {} }
    'absent.api': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'absent.registry': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'absent.webhooks': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'absent.health': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'styleguide': { paramsTuple?: []; params?: {} }
    'absent.page': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
  }
  HEAD: {
    'accounts.sign_up': { paramsTuple?: []; params?: {} }
    'accounts.sign_in': { paramsTuple?: []; params?: {} }
    'accounts.check_mail': { paramsTuple?: []; params?: {} }
    'accounts.forgotten_password': { paramsTuple?: []; params?: {} }
    'accounts.verify_email': { paramsTuple?: []; params?: {} }
    'accounts.reset_password': { paramsTuple?: []; params?: {} }
    'account.show': { paramsTuple?: []; params?: {} }
    'account.security_events': { paramsTuple?: []; params?: {} }
    'studio.become': { paramsTuple?: []; params?: {} }
    'studio.profile.edit': { paramsTuple?: []; params?: {} }
    'studio.overview': { paramsTuple?: []; params?: {} }
    'studio.listings.index': { paramsTuple?: []; params?: {} }
    'studio.listings.create': { paramsTuple?: []; params?: {} }
    'studio.listings.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'studio.plans.index': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'releases.index': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'releases.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'releases.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'library.index': { paramsTuple?: []; params?: {} }
    'library.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'entitlements.explanation': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'core.releases': { paramsTuple: [ParamValue]; params: {'agent_id': ParamValue} }
    'core.eligibility': { paramsTuple: [ParamValue,ParamValue]; params: {'agent_id': ParamValue,'version': ParamValue} }
    'core.artifact': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'agent_id': ParamValue,'version': ParamValue,'name': ParamValue} }
    'tokens.index': { paramsTuple?: []; params?: {} }
    'checkouts.new': { paramsTuple?: []; params?: {} }
    'checkouts.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'purchases.index': { paramsTuple?: []; params?: {} }
    'purchases.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'refund_requests.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'purchases.receipt': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'purchases.refund_part': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'subscriptions.index': { paramsTuple?: []; params?: {} }
    'subscriptions.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'subscriptions.cancellation': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'subscriptions.switching': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'studio.onboarding': { paramsTuple?: []; params?: {} }
    'studio.onboarding.refresh': { paramsTuple?: []; params?: {} }
    'studio.payouts': { paramsTuple?: []; params?: {} }
    'studio.sales': { paramsTuple?: []; params?: {} }
    'studio.coupons.index': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'studio.refund_requests': { paramsTuple?: []; params?: {} }
    'openapi': { paramsTuple?: []; params?: {} }
    'registry.index': { paramsTuple?: []; params?: {} }
    'registry.agent': { paramsTuple: [ParamValue]; params: {'file': ParamValue} }
    'docs.api': { paramsTuple?: []; params?: {} }
    'security.contact': { paramsTuple?: []; params?: {} }
    'home': { paramsTuple?: []; params?: {} }
    'catalog.browse': { paramsTuple?: []; params?: {} }
    'catalog.show': { paramsTuple: [ParamValue]; params: {'agent_id': ParamValue} }
    'catalog.permissions': { paramsTuple: [ParamValue]; params: {'agent_id': ParamValue} }
    'publishers.show': { paramsTuple: [ParamValue]; params: {'slug': ParamValue} }
    'policies.show': { paramsTuple: [ParamValue]; params: {'name': ParamValue} }
    'studio.listings.preview': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'desk.overview': { paramsTuple?: []; params?: {} }
    'desk.listings.index': { paramsTuple?: []; params?: {} }
    'desk.entitlements.index': { paramsTuple?: []; params?: {} }
    'desk.stripe_events.index': { paramsTuple?: []; params?: {} }
    'desk.ledger': { paramsTuple?: []; params?: {} }
    'desk.disputes.index': { paramsTuple?: []; params?: {} }
    'desk.refund_requests': { paramsTuple?: []; params?: {} }
    'desk.audit': { paramsTuple?: []; params?: {} }
    'desk.people.index': { paramsTuple?: []; params?: {} }
    'desk.stripe_events.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'desk.entitlements.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'health.live': { paramsTuple?: []; params?: {} }
    'health.ready': { paramsTuple?: []; params?: {} }
    'assets': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'favicon': { paramsTuple?: []; params?: {} }
    'absent.api': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'absent.registry': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'absent.webhooks': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'absent.health': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'styleguide': { paramsTuple?: []; params?: {} }
    'absent.page': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
  }
  POST: {
    'accounts.sign_up.store': { paramsTuple?: []; params?: {} }
    'accounts.sign_in.store': { paramsTuple?: []; params?: {} }
    'accounts.verify_email.resend': { paramsTuple?: []; params?: {} }
    'accounts.forgotten_password.store': { paramsTuple?: []; params?: {} }
    'accounts.verify_email.store': { paramsTuple?: []; params?: {} }
    'accounts.reset_password.store': { paramsTuple?: []; params?: {} }
    'accounts.sign_out': { paramsTuple?: []; params?: {} }
    'account.password': { paramsTuple?: []; params?: {} }
    'studio.become.store': { paramsTuple?: []; params?: {} }
    'studio.listings.store': { paramsTuple?: []; params?: {} }
    'studio.listings.publish': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'studio.plans.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'studio.plans.withdraw': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'studio.prices.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'studio.prices.withdraw': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'releases.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'releases.publish': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'releases.yank': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'core.verify': { paramsTuple?: []; params?: {} }
    'tokens.store': { paramsTuple?: []; params?: {} }
    'webhooks.stripe': { paramsTuple?: [ParamValue?]; params?: {'endpoint'?: ParamValue} }
    'checkouts.store': { paramsTuple?: []; params?: {} }
    'purchases.ask_refund': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'refund_requests.grant': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'refund_requests.decline': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'refund_requests.withdraw': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'purchases.refund': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.open': { paramsTuple?: []; params?: {} }
    'subscriptions.cancel': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'subscriptions.switch': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'studio.onboarding.start': { paramsTuple?: []; params?: {} }
    'studio.coupons.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'studio.coupons.withdraw': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'currency.choose': { paramsTuple?: []; params?: {} }
    'desk.stripe_events.replay_dead': { paramsTuple?: []; params?: {} }
    'desk.ledger.compare': { paramsTuple?: []; params?: {} }
    'desk.drifts.mend': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'desk.stripe_events.replay': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'desk.listings.take_down': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'desk.listings.restore': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'desk.listings.feature': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'desk.listings.badge': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'desk.entitlements.revoke': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'desk.entitlements.reinstate': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'desk.purchases.refund': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'desk.people.suspend': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'absent.api': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'absent.registry': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'absent.webhooks': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'absent.health': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
  }
  DELETE: {
    'account.sessions': { paramsTuple?: []; params?: {} }
    'releases.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'tokens.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'subscriptions.keep': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'desk.listings.unfeature': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'desk.listings.unbadge': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'desk.people.lift_suspension': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'absent.api': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'absent.registry': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'absent.webhooks': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'absent.health': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
  }
  PUT: {
    'studio.profile.update': { paramsTuple?: []; params?: {} }
    'studio.listings.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'absent.api': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'absent.registry': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'absent.webhooks': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'absent.health': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
  }
  OPTIONS: {
    'absent.api': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'absent.registry': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'absent.webhooks': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'absent.health': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
  }
  PATCH: {
    'absent.api': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'absent.registry': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'absent.webhooks': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'absent.health': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
  }
}
declare module '@adonisjs/core/types/http' {
  export interface RoutesList extends ScannedRoutes {}
}