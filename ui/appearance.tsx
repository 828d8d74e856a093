import { recall } from './remember.ts'

export type Theme = 'system' | 'light' | 'dark'
export const themeKey = 'elan.theme'

/** Puts the chosen appearance on the page; called by each shell before the first paint. */
export function applyTheme(theme: Theme = storedTheme()) {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
}

/** What was chosen on this device. */
export function storedTheme(): Theme {
  const stored = recall(themeKey)
  return stored === 'light' || stored === 'dark' ? stored : 'system'
}
