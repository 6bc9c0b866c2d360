import { prepared } from '#shared/prepared'

const SOON_IN_MS = 10

const announce = prepared('stripe_events.announce', `select pg_notify('stripe_events', '')`)
let isComing: NodeJS.Timeout | undefined

/**
 * Wakes the workers, once for all events that come at about the same time: commits that carry a notification wait for
 * each other. One that is lost costs nothing but the time until a worker looks by itself.
 */
export function announceEvents(): void {
  isComing ??= setTimeout(() => {
    isComing = undefined
    void announce().catch(() => {})
  }, SOON_IN_MS).unref()
}
