/**
 * The language of the young person's app: language(), locale(), loadLanguage(dictionaries), isChosenShown(), textsOf(module, fr).
 * colon(): what stands between a name and what it says.
 * inLanguage({ fr, en, ar }): a few words without a file, for the names of screens. LanguageOffer(): proposes the device's own, never taken without asking.
 */
import { Languages } from 'lucide-react'
import { useState } from 'react'
import { Button } from './button.tsx'
import { Row } from './card.tsx'
import styles from './language.module.css'
import { chooseLanguage, keepLanguage, languageToOffer, offers } from './spoken-language.ts'
import { texts } from './texts.ts'

export { colon, inLanguage, isChosenShown, language, loadLanguage, locale, textsOf } from './spoken-language.ts'

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
