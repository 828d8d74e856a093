/**
 * The language of the young person's app: language(), locale(), loadLanguage(dictionaries), chooseLanguage(wanted), isChosenShown(), languageToOffer(), textsOf(module, fr).
 * LanguageChoice(): every language by its own name. LanguageOffer(): proposes the device's own, never taken without asking.
 */
import { Languages } from 'lucide-react'
import { useState } from 'react'
import { Button } from './button.tsx'
import { Row } from './card.tsx'
import { RadioGroup } from './choice.tsx'
import styles from './language.module.css'
import { chooseLanguage, keepLanguage, type Language, language, languages, languageToOffer, offers } from './spoken-language.ts'
import { texts } from './texts.ts'

export { chooseLanguage, isChosenShown, language, languages, languageToOffer, loadLanguage, locale, textsOf } from './spoken-language.ts'

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

/** Shown once to who has a device in another language that we speak; both answers are kept. */
export function LanguageOffer() {
  const [offered, setOffered] = useState(languageToOffer)
  if (!offered) return null
  const { question, yes } = offers[offered]
  const stay = () => {
    keepLanguage()
    setOffered(undefined)
  }
  return (
    <section aria-label={texts.language} className={styles.offer}>
      <p lang={offered} dir="auto">
        <Languages size={20} aria-hidden /> {question}
      </p>
      <Row>
        <Button small variant="main" onClick={() => chooseLanguage(offered)}>
          <span lang={offered}>{yes}</span>
        </Button>
        <Button small variant="quiet" onClick={stay}>
          {texts.stayInThis}
        </Button>
      </Row>
    </section>
  )
}
