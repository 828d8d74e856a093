import { useRef } from 'react'
import { type Category, categories, type WaitingAction } from '#api/actions'
import { Card } from '#ui/card'
import { TextArea } from '#ui/field'
import { count } from '#ui/format'
import { useDraft } from '#ui/offline'
import { refusalSentence } from '#ui/refusal'
import { useShortcut } from '#ui/shortcuts'
import { useToast } from '#ui/toast'
import { useQualify } from '../use-actions.ts'
import { categoryWords } from '../words.ts'
import styles from './adviser.module.css'

type Props = { chosen: readonly WaitingAction[]; most: number; onDone: () => void }

/** Counts what is chosen, under one category: a button or its key, 1 to 8. */
export function QualifyBar({ chosen, most, onDone }: Props) {
  const [comment, setComment, clear] = useDraft('actions.qualify')
  const qualify = useQualify()
  const toast = useToast()
  const underWay = useRef(false)
  const send = async (category: Category) => {
    if (underWay.current) return
    if (!chosen.length) return toast('Choisissez d’abord une action (Espace).', { tone: 'info' })
    underWay.current = true
    const said = comment.trim()
    const outcome = await qualify.sendAndWait({ body: { ids: chosen.map((a) => a.id), category, ...(said && { comment: said }) } })
    underWay.current = false
    if (outcome.state === 'failed') return toast(refusalSentence(outcome.error), { tone: 'bad' })
    clear()
    onDone()
    toast(`${count(chosen.length, 'action', 'actions')} : ${categoryWords[category].toLowerCase()}.`)
  }
  return (
    <div className={styles.bar}>
      <Card title={chosen.length ? `Compter ${count(chosen.length, 'action', 'actions')} en…` : 'Choisissez des actions'} level={2}>
        <p className={styles.soft}>
          {chosen.length >= most
            ? 'Dix au plus à la fois.'
            : 'Espace pour choisir, puis la touche de la catégorie. La durée déclarée est reprise.'}
        </p>
        <ul className={styles.keys}>
          {categories.map((category, index) => (
            <CategoryKey
              key={category}
              category={category}
              index={index + 1}
              disabled={!chosen.length}
              onPress={() => void send(category)}
            />
          ))}
        </ul>
        <TextArea
          label="Mot pour les jeunes"
          optional
          maxLength={2000}
          value={comment}
          onChange={(event) => setComment(event.target.value)}
          hint="Il s’ajoute aux commentaires de chaque action choisie."
        />
      </Card>
    </div>
  )
}

type KeyProps = { category: Category; index: number; disabled: boolean; onPress: () => void }

function CategoryKey({ category, index, disabled, onPress }: KeyProps) {
  useShortcut(String(index), `Qualifier : ${categoryWords[category]}`, onPress)
  return (
    <li>
      <button type="button" className={styles.key} disabled={disabled} onClick={onPress}>
        <kbd aria-hidden>{index}</kbd> {categoryWords[category]}
      </button>
    </li>
  )
}
