import { BaseTransformer } from '@adonisjs/core/transformers'
import type AuditEvent from '#audit/models/audit_event'

const WORDS: Record<string, string> = {
  'user.opened': 'Account opened for you',
  'user.signed_up': 'Account opened',
  'user.sign_up_repeated': 'Somebody tried to open another account with your address',
  'user.email_verified': 'E-mail address confirmed',
  'user.signed_in': 'Signed in',
  'user.sign_in_refused': 'A sign-in was refused',
  'user.signed_out': 'Signed out',
  'user.sessions_ended': 'Signed out everywhere else',
  'user.link_mailed': 'A link was mailed to you',
  'user.password_reset': 'Password chosen anew from a mailed link',
  'user.password_changed': 'Password changed',
  'user.suspended': 'Account suspended',
  'user.suspension_lifted': 'Suspension lifted',
}

/** One line of somebody's own trail, in words. Details stay with the admins. */
export default class SecurityEventTransformer extends BaseTransformer<AuditEvent> {
  toObject() {
    const { id, action, actor, occurredAt, userId } = this.resource
    return {
      id,
      action,
      words: WORDS[action] ?? inWords(action),
      by: actor === `user:${userId}` ? 'You' : (BY[actor.split(':')[0]] ?? 'Somebody'),
      at: occurredAt.toUTC().toISO()!,
    }
  }
}

const BY: Record<string, string> = {
  user: 'Another person',
  system: 'The marketplace',
  anonymous: 'Somebody not signed in',
  install_token: 'An install token',
}

/** `entitlement.granted` → “Entitlement granted”. */
const inWords = (action: string) => {
  const words = action.replace('.', ' ').replaceAll('_', ' ')
  return words[0].toUpperCase() + words.slice(1)
}
