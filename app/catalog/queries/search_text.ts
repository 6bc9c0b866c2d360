/**
 * A tsquery for what somebody types: every word must match, the last one may still be unfinished.
 * Each word is quoted, so that nothing in it is an operator; null when no word is left.
 */
export function searchText(q: string): string | null {
  const words = q
    .split(/\s+/)
    .map((word) => word.replace(/[^\p{L}\p{N}._-]/gu, ' ').trim())
    .flatMap((word) => word.split(/\s+/))
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
  if (words.length === 0) return null
  return words
    .map((word, index) => `'${word}'${index === words.length - 1 ? ':*' : ''}`)
    .join(' & ')
}
