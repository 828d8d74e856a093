/**
 * ThemeSwitch(): « Apparence » : comme l’appareil, clair, sombre; kept on this device.
 * applyTheme(): called by each shell before the first paint.
 */
import { useState } from 'react'
import { RadioGroup } from './choice.tsx'
import { recall, remember } from './remember.ts'
import { texts } from './texts.ts'

type Theme = 'system' | 'light' | 'dark'
const KEY = 'elan.theme'
const optionsNow = () => [
  { value: 'system', label: texts.like },
  { value: 'light', label: texts.clear },
  { value: 'dark', label: texts.dark },
]

/** Puts the chosen appearance on the page. */
export function applyTheme(theme: Theme = storedTheme()) {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
}

/** Lets people choose light or dark. */
export function ThemeSwitch() {
  const [theme, setTheme] = useState<Theme>(storedTheme)
  const options = optionsNow()
  const choose = (value: string) => {
    const next = options.some((option) => option.value === value) ? (value as Theme) : 'system'
    remember(KEY, next)
    applyTheme(next)
    setTheme(next)
  }
  return <RadioGroup legend={texts.look} name="theme" options={options} value={theme} onChange={choose} inline />
}

function storedTheme(): Theme {
  const stored = recall(KEY)
  return stored === 'light' || stored === 'dark' ? stored : 'system'
}
