import { handleNextEvent } from '#billing/handle_next_event'

/**
 * Carries out every event that is due, one after the other, and answers how many there were.
 * @param isStopped asked between two events, to leave early
 */
export async function drainStripeEvents(isStopped = () => false): Promise<number> {
  let handled = 0
  while (!isStopped() && (await handleNextEvent())) handled++
  return handled
}
