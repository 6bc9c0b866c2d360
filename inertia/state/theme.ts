export type Theme = 'system' | 'light' | 'dark'

const A_YEAR_IN_SECONDS = 31_536_000

export function currentTheme(): Theme {
  const chosen = document.documentElement.dataset.theme
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system'
}

/** Kept in a cookie, not in localStorage: the server writes `data-theme`, so no page ever flashes. */
export function chooseTheme(theme: Theme) {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  const age = theme === 'system' ? 0 : A_YEAR_IN_SECONDS
  document.cookie = `theme=${theme}; path=/; max-age=${age}; samesite=lax`
}
