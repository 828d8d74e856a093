import { RadioGroup } from './choice.tsx'
import { chooseLanguage, type Language, language, languages } from './spoken-language.ts'
import { texts } from './texts.ts'

const options = Object.entries(languages).map(([value, label]) => ({ value, label: <span lang={value}>{label}</span> }))

/** The language of the app on this device; a new one loads the page again, drafts stay. */
export const LanguageChoice = () => (
  <RadioGroup
    legend={texts.language}
    name="language"
    options={options}
    value={language()}
    onChange={(value) => chooseLanguage(value as Language)}
    inline
  />
)
