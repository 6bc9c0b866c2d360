/** How many there are of what, by state. */
export type Counts = {
  listings: Record<string, number>
  entitlements: Record<string, number>
  events: Record<string, number>
}
