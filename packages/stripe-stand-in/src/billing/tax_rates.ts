import type { World } from '../world/world.ts'

/** Percent for a buyer's country: its own rate if there is one, else the general one. */
export function taxRateFor(world: World, country: string | null | undefined): number {
  const { taxRatePercent, taxRatesByCountry } = world.settings
  return taxRatesByCountry[country?.toUpperCase() ?? ''] ?? taxRatePercent
}
