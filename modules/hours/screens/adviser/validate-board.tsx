import { Check, CheckCheck, ListChecks } from 'lucide-react'
import { useRef, useState } from 'react'
import { hoursApi, type PortfolioWeekRow, type Waiting } from '#api/hours'
import { Badge } from '#ui/badge'
import { Button } from '#ui/button'
import { Card, Stack } from '#ui/card'
import { count, dayInFull, duration } from '#ui/format'
import { ShowMore } from '#ui/pagination'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { useShortcut } from '#ui/shortcuts'
import { useToast } from '#ui/toast'
import { useWrite } from '#ui/use-endpoint'
import { shownHours } from '../use-hours.ts'
import styles from './hours.module.css'
import { doubtWords, sources, titleOf } from './words.ts'

export type WaitingLine = Waiting & { who: PortfolioWeekRow }
/** As many at first as one reads at a glance. */
const atOnce = 40
type Props = { lines: readonly WaitingLine[]; onOpen: (id: string) => void }

/** What waits, a line each: choose what is plausible, look at the rest, validate all at once. */
export function ValidateBoard({ lines, onOpen }: Props) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [shown, setShown] = useState(atOnce)
  const here = lines.filter((l) => chosen.has(l.id))
  const plausible = lines.filter((l) => !l.doubts.length)
  const toggle = (line: WaitingLine) => {
    if (line.isContested) return onOpen(line.id)
    const next = new Set(here.map((l) => l.id))
    if (!next.delete(line.id)) next.add(line.id)
    setChosen(next)
  }
  const choosePlausible = () => setChosen(new Set(plausible.map((l) => l.id)))
  useShortcut('a', 'Choisir tout ce qui est plausible', choosePlausible)
  return (
    <div className={styles.board}>
      <Stack>
        <Lines lines={lines.slice(0, shown)} chosen={chosen} onToggle={toggle} onOpen={onOpen} />
        {lines.length > shown && <ShowMore onClick={() => setShown(shown + atOnce)} />}
      </Stack>
      <div className={styles.aside}>
        <Card title={count(lines.length, 'ligne à regarder', 'lignes à regarder')} level={2}>
          <div className={styles.bar}>
            <Button icon={ListChecks} wide onClick={choosePlausible} disabled={!plausible.length}>
              Choisir les plausibles ({plausible.length})
            </Button>
            <Validate chosen={here} onDone={() => setChosen(new Set())} />
          </div>
          <p className={styles.soft}>Plausible : rien ne se chevauche, moins de 4 h, journée et semaine raisonnables, rien de contesté.</p>
          <Keys />
        </Card>
      </div>
    </div>
  )
}

const Keys = () => (
  <p className={styles.keys}>
    <kbd>j</kbd> <span>et k : se déplacer</span>
    <kbd>Espace</kbd> <span>choisir</span>
    <kbd>a</kbd> <span>les plausibles</span>
    <kbd>v</kbd> <span>valider</span>
  </p>
)

function Validate({ chosen, onDone }: { chosen: readonly WaitingLine[]; onDone: () => void }) {
  const toast = useToast()
  const validate = useWrite(hoursApi.validate, { invalidates: shownHours })
  const send = async () => {
    if (!chosen.length) return toast('Choisissez d’abord des lignes (Espace, ou a pour les plausibles).', { tone: 'info' })
    const outcome = await validate.sendAndWait({ body: { ids: chosen.map((l) => l.id) } })
    if (outcome.state === 'failed') return toast(refusalSentence(outcome.error), { tone: 'bad' })
    if (outcome.state === 'queued') return
    onDone()
    const { validatedIds, leftIds } = outcome.reply
    const left = leftIds.length ? ` ${count(leftIds.length, 'ligne a changé', 'lignes ont changé')} entre-temps : à revoir.` : ''
    toast(`${count(validatedIds.length, 'ligne validée', 'lignes validées')}.${left}`)
  }
  useShortcut('v', 'Valider les lignes choisies', () => void send())
  return (
    <Button variant="main" icon={CheckCheck} wide busy={validate.sending} onClick={() => void send()}>
      {chosen.length
        ? `Valider ${count(chosen.length, 'ligne', 'lignes')} (${duration(chosen.reduce((sum, l) => sum + l.countedMinutes, 0))})`
        : 'Valider'}
    </Button>
  )
}

type LinesProps = Props & { chosen: ReadonlySet<string>; onToggle: (line: WaitingLine) => void }

function Lines({ lines, chosen, onToggle, onOpen }: LinesProps) {
  const list = useRef<HTMLUListElement>(null)
  const move = (step: number) => {
    const boxes = [...(list.current?.querySelectorAll<HTMLElement>('[role=checkbox]') ?? [])]
    const at = boxes.indexOf(document.activeElement as HTMLElement)
    boxes[Math.min(boxes.length - 1, Math.max(0, at + step))]?.focus()
  }
  useShortcut('j', 'Ligne suivante', () => move(1))
  useShortcut('k', 'Ligne précédente', () => move(-1))
  return (
    <ul ref={list} className={styles.lines} aria-label="Heures à valider">
      {lines.map((line) => (
        <Line key={line.id} line={line} isChosen={chosen.has(line.id)} onToggle={() => onToggle(line)} onOpen={() => onOpen(line.id)} />
      ))}
    </ul>
  )
}

type LineProps = { line: WaitingLine; isChosen: boolean; onToggle: () => void; onOpen: () => void }

function Line({ line, isChosen, onToggle, onOpen }: LineProps) {
  const timeZone = useTimeZone()
  const { who } = line
  return (
    <li className={isChosen ? styles.chosen : undefined}>
      {/* biome-ignore lint/a11y/useSemanticElements: a native box would swallow the one-key shortcuts as typing */}
      <button
        type="button"
        role="checkbox"
        aria-checked={isChosen}
        aria-disabled={line.isContested}
        className={styles.choose}
        onClick={onToggle}
      >
        <span className={styles.box}>{isChosen && <Check size={16} strokeWidth={3} aria-hidden />}</span>
        <span className={styles.words}>
          <span className={styles.title}>
            {who.firstName} {who.lastName} : {titleOf(line)}
          </span>
          <span className={styles.under}>
            <span>
              {dayInFull(line.onDay, timeZone)}
              {line.title && ` · ${sources[line.sourceKind].toLowerCase()}`}
            </span>
            {line.doubts.map((doubt) => (
              <Badge key={doubt} tone={doubt === 'contested' ? 'bad' : 'watch'}>
                {doubtWords[doubt]}
              </Badge>
            ))}
          </span>
        </span>
        <span className={styles.minutes}>{duration(line.minutes)}</span>
      </button>
      <button
        type="button"
        className={styles.open}
        onClick={onOpen}
        aria-label={`Ouvrir : ${who.firstName} ${who.lastName}, ${titleOf(line)}`}
      >
        Ouvrir
      </button>
    </li>
  )
}
