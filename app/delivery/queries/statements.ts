/** Pieces of the machine doors' SQL. Each door is one statement: who is asking, and all that the answer follows from. */

/** The bearer of the token whose SHA-256 is `$1`, while it is good. */
export const BEARER = `
  select t.id as token_id, t.user_id, t.entitlement_id as scope, t.name, t.last_four, t.expires_at,
    t.last_used_at, false as is_admin
  from install_tokens t join users u on u.id = t.user_id
  where t.token_sha256 = $1 and t.revoked_at is null
    and (t.expires_at is null or t.expires_at > now()) and u.suspended_at is null`

/** The signed-in person whose id is `$1`, in the shape of a bearer. */
export const PERSON = `
  select null::uuid as token_id, u.id as user_id, null::uuid as scope, null as name, null as last_four,
    null::timestamptz as expires_at, null::timestamptz as last_used_at, u.is_admin
  from users u where u.id = $1 and u.suspended_at is null`

/** The listing whose agent id is `$2`, in its own spelling. */
export const LISTING_BY_AGENT_ID = `l.agent_id_folded = lower($2) and l.agent_id = $2`

export const IS_FREE = `
  exists (select from plans f where f.listing_id = l.id and f.kind = 'free' and f.withdrawn_at is null)`

/** The same at the moment that a parameter names. */
export const wasFree = (moment: string) => `
  exists (select from plans f where f.listing_id = l.id and f.kind = 'free' and f.created_at <= ${moment}
    and (f.withdrawn_at is null or f.withdrawn_at > ${moment}))`

/** Of an entitlement `e`. */
export const REVOCATIONS = `
  (select coalesce(json_agg(json_build_object('reason', v.reason, 'message', v.message,
      'revokedAt', v.revoked_at, 'liftedAt', v.lifted_at)), '[]')
   from entitlement_revocations v where v.entitlement_id = e.id)`

const SPELL = `'since', s.since, 'until', s.until`

/** Of a subscription `e`: what was paid for, with what was taken back of it. */
const PERIODS = `
  (select coalesce(json_agg(json_build_object('startsAt', p.starts_at, 'endsAt', p.ends_at,
      'graceEndsAt', p.grace_ends_at, 'isTrial', p.is_trial, 'takenBack',
      (select coalesce(json_agg(json_build_object(${SPELL})), '[]')
       from entitlement_spells s where s.entitlement_id = e.id and s.period_id = p.id))), '[]')
   from entitlement_periods p where p.entitlement_id = e.id)`

const spells = (kinds: string, members: string) => `
  (select coalesce(json_agg(json_build_object(${SPELL}, ${members})), '[]')
   from entitlement_spells s where s.entitlement_id = e.id and s.kind in (${kinds}))`

/** Everything that an entitlement `e` follows from; what only a subscription has is looked for there alone. */
export const ENTITLEMENT_FACTS = `case e.terms
  when 'one_time_major' then json_build_object('id', e.id, 'terms', e.terms, 'major', e.major,
    'issuedAt', e.issued_at, 'updatesForMonths', e.updates_for_months, 'revocations', ${REVOCATIONS})
  else json_build_object('id', e.id, 'terms', e.terms, 'major', null,
    'issuedAt', e.issued_at, 'revocations', ${REVOCATIONS},
    'cancelsAt', e.cancels_at, 'periods', ${PERIODS},
    'overdue', ${spells(`'overdue'`, `'graceEndsAt', s.grace_ends_at`)},
    'stops', ${spells(`'ended', 'paused'`, `'kind', s.kind`)})
  end`

/** What the bearer `b` holds for the listing `l`, within the token's scope. */
export const ENTITLEMENTS = `
  (select coalesce(json_agg(${ENTITLEMENT_FACTS}), '[]')
   from entitlements e
   where e.user_id = b.user_id and e.listing_id = l.id and (b.scope is null or e.id = b.scope))`

/** All that was published of the listing `l`: what is kept after an update window depends on the others. */
export const LINE = `
  (select coalesce(json_agg(json_build_object('version', s.version, 'major', s.major,
      'prerelease', s.prerelease, 'publishedAt', s.published_at, 'backdatedTo', s.backdated_to,
      'yankedAt', s.yanked_at, 'takenDownAt', s.taken_down_at)), '[]')
   from releases s where s.listing_id = l.id and s.published_at is not null)`

/** The members of a release `r` that decide who may have it. */
export const RELEASE_FACTS = `
  'version', r.version, 'channel', r.channel, 'major', r.major, 'prerelease', r.prerelease,
  'publishedAt', r.published_at, 'backdatedTo', r.backdated_to,
  'yankedAt', r.yanked_at, 'takenDownAt', r.taken_down_at`
