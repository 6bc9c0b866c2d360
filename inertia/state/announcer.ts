const REGION = 'announcer'
const LINGER_IN_MS = 6_000

/**
 * Says a sentence to screen readers. The region lives outside the page's tree (inertia_layout.edge),
 * so it survives navigation; a region born together with its words is not read out.
 */
export function announce(sentence: string) {
  const region = document.getElementById(REGION)
  if (!region || !sentence) return
  const line = document.createElement('p')
  line.textContent = sentence
  region.append(line)
  setTimeout(() => line.remove(), LINGER_IN_MS)
}
