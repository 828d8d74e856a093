/**
 * ThemeSwitch(): « Apparence » : comme l’appareil, clair, sombre; kept on this device. It is put on the page by `applyTheme` of `#ui/appearance`.
 */
import { useState } from 'react'
import { applyTheme, storedTheme, type Theme, themeKey } from './appearance.tsx'
import { RadioGroup } from './choice.tsx'
import { remember } from './remember.ts'
import { texts } from './texts.ts'

const options = () => [
  { value: 'system', label: texts.like },
  { value: 'light', label: texts.clear },
  { value: 'dark', label: texts.dark },
]

/** Lets people choose light or dark. */
export function ThemeSwitch() {
  const [theme, setTheme] = useState<Theme>(storedTheme)
  const choose = (value: string) => {
    const next = options().some((option) => option.value === value) ? (value as Theme) : 'system'
    remember(themeKey, next)
    applyTheme(next)
    setTheme(next)
  }
  return <RadioGroup legend={texts.look} name="theme" options={options()} value={theme} onChange={choose} inline />
}
