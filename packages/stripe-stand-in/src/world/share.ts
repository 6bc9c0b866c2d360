/** The part of `whole` that `part` of `total` stands for, rounded to the cent. */
export function share(whole: number, part: number, total: number): number {
  return total === 0 ? 0 : Math.round((whole * part) / total)
}
