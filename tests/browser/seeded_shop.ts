import { startShop, type StartedShop } from '#tests/started_shop'

let opening: Promise<StartedShop> | undefined

/** The demo shop as `npm start` opens it: one for every test of the run that only looks at it. */
export const seededShop = () => (opening ??= startShop())

/** To be called once, when nobody looks any more. */
export async function closeSeededShop() {
  const shop = await opening?.catch(() => undefined)
  await shop?.stop()
}
