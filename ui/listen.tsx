/**
 * Listen({ text }): « Écouter », reads a text aloud in the voice of the device, and stops; nothing where the device cannot. Never by itself.
 *   `lang`: of the text, when it is not that of the page (what people write is in French).
 */
import { Square, Volume2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from './button.tsx'
import { locale } from './spoken-language.ts'
import { texts } from './texts.ts'

type ListenProps = { text: string; lang?: string /** What is read, for who hears the buttons one after another. */; about?: string }

/** Reads a text aloud when asked. */
export function Listen({ text, lang = new Intl.Locale(locale()).baseName, about }: ListenProps) {
  const [speaks, setSpeaks] = useState(false)
  useEffect(() => () => (speaks ? speechSynthesis.cancel() : undefined), [speaks])
  if (!canSpeak || !text.trim()) return null
  const start = () => {
    const said = Object.assign(new SpeechSynthesisUtterance(text), { lang, onend: () => setSpeaks(false), onerror: () => setSpeaks(false) })
    speechSynthesis.cancel()
    speechSynthesis.speak(said)
    setSpeaks(true)
  }
  const words = speaks ? texts.stopListening : texts.listen
  return (
    <div>
      <Button
        variant="quiet"
        small
        icon={speaks ? Square : Volume2}
        aria-label={about ? `${words} : ${about}` : undefined}
        onClick={speaks ? () => setSpeaks(false) : start}
      >
        {words}
      </Button>
    </div>
  )
}

const canSpeak = 'speechSynthesis' in globalThis && 'SpeechSynthesisUtterance' in globalThis
