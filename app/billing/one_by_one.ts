import logger from '@adonisjs/core/services/logger'

/**
 * Works on each item by itself: one that fails is logged with its ids and left for the next time, and never holds
 * up those behind it. Answers how many failed.
 */
export async function oneByOne<Item>(
  what: string,
  items: Item[],
  idsOf: (item: Item) => Record<string, unknown>,
  work: (item: Item) => Promise<unknown>
): Promise<number> {
  let failed = 0
  for (const item of items) {
    try {
      await work(item)
    } catch (error) {
      failed++
      logger.error({ err: error, ...idsOf(item) }, `${what} failed, and is left for the next time`)
    }
  }
  return failed
}
