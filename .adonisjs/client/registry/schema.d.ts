/* eslint-disable prettier/prettier */
/// <reference path="../manifest.d.ts" />

import type { ExtractBody, ExtractErrorResponse, ExtractQuery, ExtractQueryForGet, ExtractResponse } from '@tuyau/core/types'
import type { InferInput, SimpleError } from '@vinejs/vine/types'

export type ParamValue = string | number | bigint | boolean

export interface Registry {
  'accounts.sign_up': {
    methods: ["GET","HEAD"]
    pattern: '/sign-up'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/accounts/controllers/sign_ups_controller').default['create']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/accounts/controllers/sign_ups_controller').default['create']>>>
    }
  }
  'accounts.sign_up.store': {
    methods: ["POST"]
    pattern: '/sign-up'
    types: {
      body: ExtractBody<InferInput<(typeof import('#accounts/validators/account').signUpValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#accounts/validators/account').signUpValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/accounts/controllers/sign_ups_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/accounts/controllers/sign_ups_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'accounts.sign_in': {
    methods: ["GET","HEAD"]
    pattern: '/sign-in'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/accounts/controllers/sign_ins_controller').default['create']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/accounts/controllers/sign_ins_controller').default['create']>>>
    }
  }
  'accounts.sign_in.store': {
    methods: ["POST"]
    pattern: '/sign-in'
    types: {
      body: ExtractBody<InferInput<(typeof import('#accounts/validators/account').signInValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#accounts/validators/account').signInValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/accounts/controllers/sign_ins_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/accounts/controllers/sign_ins_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'accounts.check_mail': {
    methods: ["GET","HEAD"]
    pattern: '/check-mail'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/accounts/controllers/mail_checks_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/accounts/controllers/mail_checks_controller').default['show']>>>
    }
  }
  'accounts.verify_email.resend': {
    methods: ["POST"]
    pattern: '/verify-email/resend'
    types: {
      body: ExtractBody<InferInput<(typeof import('#accounts/validators/account').emailValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#accounts/validators/account').emailValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/accounts/controllers/verifications_controller').default['resend']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/accounts/controllers/verifications_controller').default['resend']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'accounts.forgotten_password': {
    methods: ["GET","HEAD"]
    pattern: '/forgotten-password'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/accounts/controllers/password_resets_controller').default['create']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/accounts/controllers/password_resets_controller').default['create']>>>
    }
  }
  'accounts.forgotten_password.store': {
    methods: ["POST"]
    pattern: '/forgotten-password'
    types: {
      body: ExtractBody<InferInput<(typeof import('#accounts/validators/account').emailValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#accounts/validators/account').emailValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/accounts/controllers/password_resets_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/accounts/controllers/password_resets_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'accounts.verify_email': {
    methods: ["GET","HEAD"]
    pattern: '/verify-email'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/accounts/controllers/verifications_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/accounts/controllers/verifications_controller').default['show']>>>
    }
  }
  'accounts.verify_email.store': {
    methods: ["POST"]
    pattern: '/verify-email'
    types: {
      body: ExtractBody<InferInput<(typeof import('#accounts/validators/account').linkValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#accounts/validators/account').linkValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/accounts/controllers/verifications_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/accounts/controllers/verifications_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'accounts.reset_password': {
    methods: ["GET","HEAD"]
    pattern: '/reset-password'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/accounts/controllers/password_resets_controller').default['edit']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/accounts/controllers/password_resets_controller').default['edit']>>>
    }
  }
  'accounts.reset_password.store': {
    methods: ["POST"]
    pattern: '/reset-password'
    types: {
      body: ExtractBody<InferInput<(typeof import('#accounts/validators/account').newPasswordValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#accounts/validators/account').newPasswordValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/accounts/controllers/password_resets_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/accounts/controllers/password_resets_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'accounts.sign_out': {
    methods: ["POST"]
    pattern: '/sign-out'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/accounts/controllers/sign_ins_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/accounts/controllers/sign_ins_controller').default['destroy']>>>
    }
  }
  'account.show': {
    methods: ["GET","HEAD"]
    pattern: '/account'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/accounts/controllers/account_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/accounts/controllers/account_controller').default['show']>>>
    }
  }
  'account.password': {
    methods: ["POST"]
    pattern: '/account/password'
    types: {
      body: ExtractBody<InferInput<(typeof import('#accounts/validators/account').passwordChangeValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#accounts/validators/account').passwordChangeValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/accounts/controllers/account_controller').default['changePassword']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/accounts/controllers/account_controller').default['changePassword']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'account.sessions': {
    methods: ["DELETE"]
    pattern: '/account/sessions'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/accounts/controllers/account_controller').default['endOtherSessions']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/accounts/controllers/account_controller').default['endOtherSessions']>>>
    }
  }
  'account.security_events': {
    methods: ["GET","HEAD"]
    pattern: '/account/security-events'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#accounts/validators/account').cursorValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/accounts/controllers/security_events_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/accounts/controllers/security_events_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'studio.become': {
    methods: ["GET","HEAD"]
    pattern: '/studio/become'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/publishers/controllers/publishers_controller').default['create']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/publishers/controllers/publishers_controller').default['create']>>>
    }
  }
  'studio.become.store': {
    methods: ["POST"]
    pattern: '/studio/become'
    types: {
      body: ExtractBody<InferInput<(typeof import('#publishers/validators/publisher').becomePublisherValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#publishers/validators/publisher').becomePublisherValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/publishers/controllers/publishers_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/publishers/controllers/publishers_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'studio.profile.edit': {
    methods: ["GET","HEAD"]
    pattern: '/studio/profile'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/publishers/controllers/profiles_controller').default['edit']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/publishers/controllers/profiles_controller').default['edit']>>>
    }
  }
  'studio.profile.update': {
    methods: ["PUT"]
    pattern: '/studio/profile'
    types: {
      body: ExtractBody<InferInput<(typeof import('#publishers/validators/publisher').profileValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#publishers/validators/publisher').profileValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/publishers/controllers/profiles_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/publishers/controllers/profiles_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'studio.overview': {
    methods: ["GET","HEAD"]
    pattern: '/studio'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/catalog/controllers/studio_overviews_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/catalog/controllers/studio_overviews_controller').default['show']>>>
    }
  }
  'studio.listings.index': {
    methods: ["GET","HEAD"]
    pattern: '/studio/listings'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/catalog/controllers/listings_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/catalog/controllers/listings_controller').default['index']>>>
    }
  }
  'studio.listings.create': {
    methods: ["GET","HEAD"]
    pattern: '/studio/listings/new'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/catalog/controllers/listings_controller').default['create']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/catalog/controllers/listings_controller').default['create']>>>
    }
  }
  'studio.listings.store': {
    methods: ["POST"]
    pattern: '/studio/listings'
    types: {
      body: ExtractBody<InferInput<(typeof import('#catalog/validators/listing').newListingValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#catalog/validators/listing').newListingValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/catalog/controllers/listings_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/catalog/controllers/listings_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'studio.listings.edit': {
    methods: ["GET","HEAD"]
    pattern: '/studio/listings/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/catalog/controllers/listings_controller').default['edit']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/catalog/controllers/listings_controller').default['edit']>>>
    }
  }
  'studio.listings.update': {
    methods: ["PUT"]
    pattern: '/studio/listings/:id'
    types: {
      body: ExtractBody<InferInput<(typeof import('#catalog/validators/listing').listingValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#catalog/validators/listing').listingValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/catalog/controllers/listings_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/catalog/controllers/listings_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'studio.listings.publish': {
    methods: ["POST"]
    pattern: '/studio/listings/:id/publication'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/catalog/controllers/listing_publications_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/catalog/controllers/listing_publications_controller').default['store']>>>
    }
  }
  'studio.plans.index': {
    methods: ["GET","HEAD"]
    pattern: '/studio/listings/:id/plans'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/catalog/controllers/plans_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/catalog/controllers/plans_controller').default['index']>>>
    }
  }
  'studio.plans.store': {
    methods: ["POST"]
    pattern: '/studio/listings/:id/plans'
    types: {
      body: ExtractBody<InferInput<(typeof import('#catalog/validators/plan').planValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#catalog/validators/plan').planValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/catalog/controllers/plans_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/catalog/controllers/plans_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'studio.plans.withdraw': {
    methods: ["POST"]
    pattern: '/studio/plans/:id/withdrawal'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/catalog/controllers/plan_withdrawals_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/catalog/controllers/plan_withdrawals_controller').default['store']>>>
    }
  }
  'studio.prices.store': {
    methods: ["POST"]
    pattern: '/studio/plans/:id/prices'
    types: {
      body: ExtractBody<InferInput<(typeof import('#catalog/validators/plan').priceValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#catalog/validators/plan').priceValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/catalog/controllers/prices_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/catalog/controllers/prices_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'studio.prices.withdraw': {
    methods: ["POST"]
    pattern: '/studio/prices/:id/withdrawal'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/catalog/controllers/price_withdrawals_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/catalog/controllers/price_withdrawals_controller').default['store']>>>
    }
  }
  'releases.index': {
    methods: ["GET","HEAD"]
    pattern: '/studio/listings/:id/releases'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/releases/controllers/releases_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/releases/controllers/releases_controller').default['index']>>>
    }
  }
  'releases.create': {
    methods: ["GET","HEAD"]
    pattern: '/studio/listings/:id/releases/new'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/releases/controllers/releases_controller').default['create']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/releases/controllers/releases_controller').default['create']>>>
    }
  }
  'releases.store': {
    methods: ["POST"]
    pattern: '/studio/listings/:id/releases'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/releases/controllers/releases_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/releases/controllers/releases_controller').default['store']>>>
    }
  }
  'releases.show': {
    methods: ["GET","HEAD"]
    pattern: '/studio/releases/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/releases/controllers/releases_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/releases/controllers/releases_controller').default['show']>>>
    }
  }
  'releases.destroy': {
    methods: ["DELETE"]
    pattern: '/studio/releases/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/releases/controllers/releases_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/releases/controllers/releases_controller').default['destroy']>>>
    }
  }
  'releases.publish': {
    methods: ["POST"]
    pattern: '/studio/releases/:id/publication'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/releases/controllers/release_publications_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/releases/controllers/release_publications_controller').default['store']>>>
    }
  }
  'releases.yank': {
    methods: ["POST"]
    pattern: '/studio/releases/:id/yank'
    types: {
      body: ExtractBody<InferInput<(typeof import('#releases/validators/release').yankValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#releases/validators/release').yankValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/releases/controllers/release_yanks_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/releases/controllers/release_yanks_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'library.index': {
    methods: ["GET","HEAD"]
    pattern: '/library'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/entitlements/controllers/library_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/entitlements/controllers/library_controller').default['index']>>>
    }
  }
  'library.show': {
    methods: ["GET","HEAD"]
    pattern: '/library/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/entitlements/controllers/library_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/entitlements/controllers/library_controller').default['show']>>>
    }
  }
  'entitlements.explanation': {
    methods: ["GET","HEAD"]
    pattern: '/entitlements/:id/explanation'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/entitlements/controllers/explanations_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/entitlements/controllers/explanations_controller').default['show']>>>
    }
  }
  'core.verify': {
    methods: ["POST"]
    pattern: '/api/core/v1/verify'
    types: {
      body: ExtractBody<InferInput<(typeof import('#delivery/validators/install_token').verifyValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#delivery/validators/install_token').verifyValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/delivery/controllers/verifications_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/delivery/controllers/verifications_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'core.releases': {
    methods: ["GET","HEAD"]
    pattern: '/api/core/v1/agents/:agent_id/releases'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { agent_id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/delivery/controllers/agent_releases_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/delivery/controllers/agent_releases_controller').default['index']>>>
    }
  }
  'core.eligibility': {
    methods: ["GET","HEAD"]
    pattern: '/api/core/v1/agents/:agent_id/releases/:version/eligibility'
    types: {
      body: {}
      paramsTuple: [ParamValue, ParamValue]
      params: { agent_id: ParamValue; version: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/delivery/controllers/release_eligibilities_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/delivery/controllers/release_eligibilities_controller').default['show']>>>
    }
  }
  'core.artifact': {
    methods: ["GET","HEAD"]
    pattern: '/api/core/v1/agents/:agent_id/releases/:version/artifacts/:name'
    types: {
      body: {}
      paramsTuple: [ParamValue, ParamValue, ParamValue]
      params: { agent_id: ParamValue; version: ParamValue; name: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/delivery/controllers/artifacts_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/delivery/controllers/artifacts_controller').default['show']>>>
    }
  }
  'tokens.index': {
    methods: ["GET","HEAD"]
    pattern: '/library/tokens'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/delivery/controllers/install_tokens_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/delivery/controllers/install_tokens_controller').default['index']>>>
    }
  }
  'tokens.store': {
    methods: ["POST"]
    pattern: '/library/tokens'
    types: {
      body: ExtractBody<InferInput<(typeof import('#delivery/validators/install_token').installTokenValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#delivery/validators/install_token').installTokenValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/delivery/controllers/install_tokens_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/delivery/controllers/install_tokens_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'tokens.destroy': {
    methods: ["DELETE"]
    pattern: '/library/tokens/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/delivery/controllers/install_tokens_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/delivery/controllers/install_tokens_controller').default['destroy']>>>
    }
  }
  'webhooks.stripe': {
    methods: ["POST"]
    pattern: '/webhooks/stripe/:endpoint?'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/stripe_webhooks_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/stripe_webhooks_controller').default['store']>>>
    }
  }
  'checkouts.new': {
    methods: ["GET","HEAD"]
    pattern: '/checkouts/new'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#billing/validators/checkout').quoteSearch)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/checkouts_controller').default['create']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/checkouts_controller').default['create']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'checkouts.store': {
    methods: ["POST"]
    pattern: '/checkouts'
    types: {
      body: ExtractBody<InferInput<(typeof import('#billing/validators/checkout').checkoutValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#billing/validators/checkout').checkoutValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/checkouts_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/checkouts_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'checkouts.show': {
    methods: ["GET","HEAD"]
    pattern: '/checkouts/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/checkouts_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/checkouts_controller').default['show']>>>
    }
  }
  'purchases.index': {
    methods: ["GET","HEAD"]
    pattern: '/purchases'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/purchases_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/purchases_controller').default['index']>>>
    }
  }
  'purchases.show': {
    methods: ["GET","HEAD"]
    pattern: '/purchases/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/purchases_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/purchases_controller').default['show']>>>
    }
  }
  'purchases.ask_refund': {
    methods: ["POST"]
    pattern: '/purchases/:id/refund-request'
    types: {
      body: ExtractBody<InferInput<(typeof import('#billing/validators/refund_request').refundRequestValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#billing/validators/refund_request').refundRequestValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/refund_requests_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/refund_requests_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'refund_requests.show': {
    methods: ["GET","HEAD"]
    pattern: '/refund-requests/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/refund_requests_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/refund_requests_controller').default['show']>>>
    }
  }
  'refund_requests.grant': {
    methods: ["POST"]
    pattern: '/refund-requests/:id/grant'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/refund_grants_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/refund_grants_controller').default['store']>>>
    }
  }
  'refund_requests.decline': {
    methods: ["POST"]
    pattern: '/refund-requests/:id/decline'
    types: {
      body: ExtractBody<InferInput<(typeof import('#billing/validators/refund_request').refundDeclineValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#billing/validators/refund_request').refundDeclineValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/refund_declines_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/refund_declines_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'refund_requests.withdraw': {
    methods: ["POST"]
    pattern: '/refund-requests/:id/withdrawal'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/refund_withdrawals_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/refund_withdrawals_controller').default['store']>>>
    }
  }
  'purchases.receipt': {
    methods: ["GET","HEAD"]
    pattern: '/purchases/:id/receipt'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/receipts_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/receipts_controller').default['show']>>>
    }
  }
  'purchases.refund_part': {
    methods: ["GET","HEAD"]
    pattern: '/purchases/:id/refunds/new'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQueryForGet<InferInput<(typeof import('#billing/validators/refund').refundPartSearch)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/refunds_controller').default['create']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/refunds_controller').default['create']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'purchases.refund': {
    methods: ["POST"]
    pattern: '/purchases/:id/refunds'
    types: {
      body: ExtractBody<InferInput<(typeof import('#billing/validators/refund').refundValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#billing/validators/refund').refundValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/refunds_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/refunds_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'portal.open': {
    methods: ["POST"]
    pattern: '/payment-portal'
    types: {
      body: ExtractBody<InferInput<(typeof import('#billing/validators/portal').portalValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#billing/validators/portal').portalValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/portals_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/portals_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'subscriptions.index': {
    methods: ["GET","HEAD"]
    pattern: '/subscriptions'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/subscriptions_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/subscriptions_controller').default['index']>>>
    }
  }
  'subscriptions.show': {
    methods: ["GET","HEAD"]
    pattern: '/subscriptions/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/subscriptions_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/subscriptions_controller').default['show']>>>
    }
  }
  'subscriptions.cancellation': {
    methods: ["GET","HEAD"]
    pattern: '/subscriptions/:id/cancellation'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/cancellations_controller').default['create']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/cancellations_controller').default['create']>>>
    }
  }
  'subscriptions.cancel': {
    methods: ["POST"]
    pattern: '/subscriptions/:id/cancellation'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/cancellations_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/cancellations_controller').default['store']>>>
    }
  }
  'subscriptions.keep': {
    methods: ["DELETE"]
    pattern: '/subscriptions/:id/cancellation'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/cancellations_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/cancellations_controller').default['destroy']>>>
    }
  }
  'subscriptions.switching': {
    methods: ["GET","HEAD"]
    pattern: '/subscriptions/:id/plan'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/plan_switches_controller').default['create']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/plan_switches_controller').default['create']>>>
    }
  }
  'subscriptions.switch': {
    methods: ["POST"]
    pattern: '/subscriptions/:id/plan'
    types: {
      body: ExtractBody<InferInput<(typeof import('#billing/validators/plan_switch').switchValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#billing/validators/plan_switch').switchValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/plan_switches_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/plan_switches_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'studio.onboarding': {
    methods: ["GET","HEAD"]
    pattern: '/studio/onboarding'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/onboardings_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/onboardings_controller').default['show']>>>
    }
  }
  'studio.onboarding.start': {
    methods: ["POST"]
    pattern: '/studio/onboarding'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/onboardings_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/onboardings_controller').default['store']>>>
    }
  }
  'studio.onboarding.refresh': {
    methods: ["GET","HEAD"]
    pattern: '/studio/onboarding/refresh'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/onboardings_controller').default['refresh']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/onboardings_controller').default['refresh']>>>
    }
  }
  'studio.payouts': {
    methods: ["GET","HEAD"]
    pattern: '/studio/payouts'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/payouts_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/payouts_controller').default['show']>>>
    }
  }
  'studio.sales': {
    methods: ["GET","HEAD"]
    pattern: '/studio/sales'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/sales_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/sales_controller').default['index']>>>
    }
  }
  'studio.coupons.index': {
    methods: ["GET","HEAD"]
    pattern: '/studio/listings/:id/coupons'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/coupons_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/coupons_controller').default['index']>>>
    }
  }
  'studio.coupons.store': {
    methods: ["POST"]
    pattern: '/studio/listings/:id/coupons'
    types: {
      body: ExtractBody<InferInput<(typeof import('#billing/validators/coupon').couponValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#billing/validators/coupon').couponValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/coupons_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/coupons_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'studio.coupons.withdraw': {
    methods: ["POST"]
    pattern: '/studio/coupons/:id/withdrawal'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/coupon_withdrawals_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/coupon_withdrawals_controller').default['store']>>>
    }
  }
  'studio.refund_requests': {
    methods: ["GET","HEAD"]
    pattern: '/studio/refund-requests'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/refund_requests_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/refund_requests_controller').default['index']>>>
    }
  }
  'openapi': {
    methods: ["GET","HEAD"]
    pattern: '/api/openapi.json'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/registry/controllers/api_references_controller').default['document']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/registry/controllers/api_references_controller').default['document']>>>
    }
  }
  'registry.index': {
    methods: ["GET","HEAD"]
    pattern: '/registry/v1/index.json'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/registry/controllers/registry_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/registry/controllers/registry_controller').default['index']>>>
    }
  }
  'registry.agent': {
    methods: ["GET","HEAD"]
    pattern: '/registry/v1/agents/:file'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { file: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/registry/controllers/registry_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/registry/controllers/registry_controller').default['show']>>>
    }
  }
  'docs.api': {
    methods: ["GET","HEAD"]
    pattern: '/docs/api'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/registry/controllers/api_references_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/registry/controllers/api_references_controller').default['show']>>>
    }
  }
  'security.contact': {
    methods: ["GET","HEAD"]
    pattern: '/.well-known/security.txt'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/storefront/controllers/security_contacts_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/storefront/controllers/security_contacts_controller').default['show']>>>
    }
  }
  'home': {
    methods: ["GET","HEAD"]
    pattern: '/'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/storefront/controllers/homes_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/storefront/controllers/homes_controller').default['show']>>>
    }
  }
  'catalog.browse': {
    methods: ["GET","HEAD"]
    pattern: '/agents'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/storefront/controllers/agents_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/storefront/controllers/agents_controller').default['index']>>>
    }
  }
  'catalog.show': {
    methods: ["GET","HEAD"]
    pattern: '/agents/:agent_id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { agent_id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/storefront/controllers/listing_pages_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/storefront/controllers/listing_pages_controller').default['show']>>>
    }
  }
  'catalog.permissions': {
    methods: ["GET","HEAD"]
    pattern: '/agents/:agent_id/permissions'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { agent_id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/storefront/controllers/permission_comparisons_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/storefront/controllers/permission_comparisons_controller').default['show']>>>
    }
  }
  'publishers.show': {
    methods: ["GET","HEAD"]
    pattern: '/publishers/:slug'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { slug: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/storefront/controllers/publisher_pages_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/storefront/controllers/publisher_pages_controller').default['show']>>>
    }
  }
  'policies.show': {
    methods: ["GET","HEAD"]
    pattern: '/policies/:name'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { name: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/storefront/controllers/policies_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/storefront/controllers/policies_controller').default['show']>>>
    }
  }
  'currency.choose': {
    methods: ["POST"]
    pattern: '/currency'
    types: {
      body: ExtractBody<InferInput<(typeof import('#storefront/validators/currency_choice').currencyChoiceValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#storefront/validators/currency_choice').currencyChoiceValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/storefront/controllers/currency_choices_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/storefront/controllers/currency_choices_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'studio.listings.preview': {
    methods: ["GET","HEAD"]
    pattern: '/studio/listings/:id/preview'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/storefront/controllers/listing_pages_controller').default['preview']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/storefront/controllers/listing_pages_controller').default['preview']>>>
    }
  }
  'desk.overview': {
    methods: ["GET","HEAD"]
    pattern: '/desk'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/admin/controllers/overviews_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/admin/controllers/overviews_controller').default['show']>>>
    }
  }
  'desk.listings.index': {
    methods: ["GET","HEAD"]
    pattern: '/desk/listings'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#admin/validators/searches').listingSearch)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/admin/controllers/listings_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/admin/controllers/listings_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'desk.entitlements.index': {
    methods: ["GET","HEAD"]
    pattern: '/desk/entitlements'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#admin/validators/searches').entitlementSearch)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/admin/controllers/entitlements_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/admin/controllers/entitlements_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'desk.stripe_events.index': {
    methods: ["GET","HEAD"]
    pattern: '/desk/stripe-events'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#admin/validators/searches').stripeEventSearch)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/admin/controllers/stripe_events_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/admin/controllers/stripe_events_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'desk.stripe_events.replay_dead': {
    methods: ["POST"]
    pattern: '/desk/stripe-events/replay'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/admin/controllers/dead_event_replays_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/admin/controllers/dead_event_replays_controller').default['store']>>>
    }
  }
  'desk.ledger': {
    methods: ["GET","HEAD"]
    pattern: '/desk/ledger'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/admin/controllers/ledgers_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/admin/controllers/ledgers_controller').default['show']>>>
    }
  }
  'desk.ledger.compare': {
    methods: ["POST"]
    pattern: '/desk/ledger/comparison'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/admin/controllers/drift_checks_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/admin/controllers/drift_checks_controller').default['store']>>>
    }
  }
  'desk.drifts.mend': {
    methods: ["POST"]
    pattern: '/desk/drifts/:id/mend'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/admin/controllers/drift_mends_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/admin/controllers/drift_mends_controller').default['store']>>>
    }
  }
  'desk.disputes.index': {
    methods: ["GET","HEAD"]
    pattern: '/desk/disputes'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/admin/controllers/disputes_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/admin/controllers/disputes_controller').default['index']>>>
    }
  }
  'desk.refund_requests': {
    methods: ["GET","HEAD"]
    pattern: '/desk/refund-requests'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/admin/controllers/refund_requests_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/admin/controllers/refund_requests_controller').default['index']>>>
    }
  }
  'desk.audit': {
    methods: ["GET","HEAD"]
    pattern: '/desk/audit'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#admin/validators/searches').auditSearch)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/admin/controllers/audit_events_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/admin/controllers/audit_events_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'desk.people.index': {
    methods: ["GET","HEAD"]
    pattern: '/desk/people'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#admin/validators/searches').peopleSearch)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/admin/controllers/people_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/admin/controllers/people_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'desk.stripe_events.show': {
    methods: ["GET","HEAD"]
    pattern: '/desk/stripe-events/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/admin/controllers/stripe_events_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/admin/controllers/stripe_events_controller').default['show']>>>
    }
  }
  'desk.stripe_events.replay': {
    methods: ["POST"]
    pattern: '/desk/stripe-events/:id/replay'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/admin/controllers/stripe_event_replays_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/admin/controllers/stripe_event_replays_controller').default['store']>>>
    }
  }
  'desk.listings.take_down': {
    methods: ["POST"]
    pattern: '/desk/listings/:id/takedown'
    types: {
      body: ExtractBody<InferInput<(typeof import('#admin/validators/decisions').reasonValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#admin/validators/decisions').reasonValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/admin/controllers/listing_takedowns_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/admin/controllers/listing_takedowns_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'desk.listings.restore': {
    methods: ["POST"]
    pattern: '/desk/listings/:id/restoration'
    types: {
      body: ExtractBody<InferInput<(typeof import('#admin/validators/decisions').reasonValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#admin/validators/decisions').reasonValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/admin/controllers/listing_restorations_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/admin/controllers/listing_restorations_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'desk.listings.feature': {
    methods: ["POST"]
    pattern: '/desk/listings/:id/feature'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/admin/controllers/listing_features_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/admin/controllers/listing_features_controller').default['store']>>>
    }
  }
  'desk.listings.unfeature': {
    methods: ["DELETE"]
    pattern: '/desk/listings/:id/feature'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/admin/controllers/listing_features_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/admin/controllers/listing_features_controller').default['destroy']>>>
    }
  }
  'desk.listings.badge': {
    methods: ["POST"]
    pattern: '/desk/listings/:id/badge'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/admin/controllers/listing_badges_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/admin/controllers/listing_badges_controller').default['store']>>>
    }
  }
  'desk.listings.unbadge': {
    methods: ["DELETE"]
    pattern: '/desk/listings/:id/badge'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/admin/controllers/listing_badges_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/admin/controllers/listing_badges_controller').default['destroy']>>>
    }
  }
  'desk.entitlements.show': {
    methods: ["GET","HEAD"]
    pattern: '/desk/entitlements/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/admin/controllers/entitlements_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/admin/controllers/entitlements_controller').default['show']>>>
    }
  }
  'desk.entitlements.revoke': {
    methods: ["POST"]
    pattern: '/desk/entitlements/:id/revocation'
    types: {
      body: ExtractBody<InferInput<(typeof import('#admin/validators/decisions').revocationValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#admin/validators/decisions').revocationValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/admin/controllers/entitlement_revocations_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/admin/controllers/entitlement_revocations_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'desk.entitlements.reinstate': {
    methods: ["POST"]
    pattern: '/desk/entitlements/:id/reinstatement'
    types: {
      body: ExtractBody<InferInput<(typeof import('#admin/validators/decisions').reinstatementValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#admin/validators/decisions').reinstatementValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/admin/controllers/entitlement_reinstatements_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/admin/controllers/entitlement_reinstatements_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'desk.purchases.refund': {
    methods: ["POST"]
    pattern: '/desk/purchases/:id/refund'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/admin/controllers/purchase_refunds_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/admin/controllers/purchase_refunds_controller').default['store']>>>
    }
  }
  'desk.people.suspend': {
    methods: ["POST"]
    pattern: '/desk/people/:id/suspension'
    types: {
      body: ExtractBody<InferInput<(typeof import('#admin/validators/decisions').reasonValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#admin/validators/decisions').reasonValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/admin/controllers/suspensions_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/admin/controllers/suspensions_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'desk.people.lift_suspension': {
    methods: ["DELETE"]
    pattern: '/desk/people/:id/suspension'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/admin/controllers/suspensions_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/admin/controllers/suspensions_controller').default['destroy']>>>
    }
  }
  'health.live': {
    methods: ["GET","HEAD"]
    pattern: '/health/live'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/shared/controllers/health_controller').default['live']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/shared/controllers/health_controller').default['live']>>>
    }
  }
  'health.ready': {
    methods: ["GET","HEAD"]
    pattern: '/health/ready'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/shared/controllers/health_controller').default['ready']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/shared/controllers/health_controller').default['ready']>>>
    }
  }
  'assets': {
    methods: ["GET","HEAD"]
    pattern: '/assets/*'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { '*': ParamValue[] }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/shared/controllers/assets_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/shared/controllers/assets_controller').default['show']>>>
    }
  }
  'favicon': {
    methods: ["GET","HEAD"]
    pattern: '/favicon.svg'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/shared/controllers/assets_controller').default['favicon']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/shared/controllers/assets_controller').default['favicon']>>>
    }
  }
  'absent.api': {
    methods: ["HEAD","OPTIONS","GET","POST","PUT","PATCH","DELETE"]
    pattern: '/api/*'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { '*': ParamValue[] }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/shared/controllers/absences_controller').default['machine']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/shared/controllers/absences_controller').default['machine']>>>
    }
  }
  'absent.registry': {
    methods: ["HEAD","OPTIONS","GET","POST","PUT","PATCH","DELETE"]
    pattern: '/registry/*'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { '*': ParamValue[] }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/shared/controllers/absences_controller').default['machine']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/shared/controllers/absences_controller').default['machine']>>>
    }
  }
  'absent.webhooks': {
    methods: ["HEAD","OPTIONS","GET","POST","PUT","PATCH","DELETE"]
    pattern: '/webhooks/*'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { '*': ParamValue[] }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/shared/controllers/absences_controller').default['machine']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/shared/controllers/absences_controller').default['machine']>>>
    }
  }
  'absent.health': {
    methods: ["HEAD","OPTIONS","GET","POST","PUT","PATCH","DELETE"]
    pattern: '/health/*'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { '*': ParamValue[] }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/shared/controllers/absences_controller').default['machine']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/shared/controllers/absences_controller').default['machine']>>>
    }
  }
  'styleguide': {
    methods: ["GET","HEAD"]
    pattern: '/styleguide'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: unknown
      errorResponse: unknown
    }
  }
  'absent.page': {
    methods: ["GET","HEAD"]
    pattern: '/*'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { '*': ParamValue[] }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/shared/controllers/absences_controller').default['page']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/shared/controllers/absences_controller').default['page']>>>
    }
  }
}
