/** Chance that can be had again: the same seed makes the same choices (mulberry32). */
export function chance(seed: number) {
  let state = seed
  const next = () => {
    state = (state + 0x6d_2b_79_f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    below,
    oneOf: <One>(many: readonly One[]) => many[below(many.length)],
    shuffled<One>(many: readonly One[]): One[] {
      const rest = [...many]
      return many.map(() => rest.splice(below(rest.length), 1)[0])
    },
  }
}
