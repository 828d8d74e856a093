import { CalendarPlus } from 'lucide-react'
import { useState } from 'react'
import { Badge } from '#ui/badge'
import { Button } from '#ui/button'
import { SectionHeading, Stack } from '#ui/card'
import { DateField, FieldError } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { dayInFull, duration, isoDay } from '#ui/format'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { useToast } from '#ui/toast'
import { type Attendance, type AttendanceLine, type Part, plansApi } from '../../api.ts'
import { addDays } from '../../rules.ts'
import { usePlanWrite } from '../use-plans.ts'
import styles from './plans.module.css'
import type { Detail } from './prescription-sheet.tsx'

const partWords: Record<Part, string> = { day: 'journée', morning: 'matin', afternoon: 'après-midi' }
const stateWords = { present: 'Présent', absent: 'Absent', excused: 'Excusé' }
const stateTones = { present: 'good', absent: 'watch', excused: 'plain' } as const

/** The days recorded so far, and a week to record at once. */
export function AttendanceList({ p, canAct }: { p: Detail; canAct: boolean }) {
  const timeZone = useTimeZone()
  const [records, setRecords] = useState(false)
  return (
    <Stack gap={12}>
      <SectionHeading
        level={3}
        title="Présences"
        action={
          canAct && (
            <Button small icon={CalendarPlus} aria-expanded={records} onClick={() => setRecords(!records)}>
              Noter une semaine
            </Button>
          )
        }
      />
      {records && <WeekForm p={p} onDone={() => setRecords(false)} />}
      {!p.attendance.length && <p className={styles.soft}>Rien n’est encore noté.</p>}
      <ul className={styles.days}>
        {p.attendance.map((a) => (
          <li key={a.id}>
            <span>
              {dayInFull(a.onDay, timeZone)}, {partWords[a.part]}
              {a.state === 'present' && <span className={styles.soft}> · {duration(a.minutes)}</span>}
            </span>
            <Badge tone={stateTones[a.state]}>{stateWords[a.state]}</Badge>
          </li>
        ))}
      </ul>
    </Stack>
  )
}

/** Monday of the week a day falls in. */
const mondayOf = (day: string) => addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))

function WeekForm({ p, onDone }: { p: Detail; onDone: () => void }) {
  const timeZone = useTimeZone()
  const today = isoDay(Date.now(), timeZone)
  const last = p.endedOn ?? today
  const [day, setDay] = useState(last)
  const [error, setError] = useState<string>()
  const toast = useToast()
  const attend = usePlanWrite(plansApi.attend)
  const monday = mondayOf(day || last)
  const days = [0, 1, 2, 3, 4, 5].map((n) => addDays(monday, n)).filter((d) => d >= p.startedOn! && d <= last)
  const send = async (data: FormData) => {
    const lines = days.flatMap((d) => linesOf(d, String(data.get(d))))
    if (!lines.length) return setError('Choisissez au moins un jour.')
    const outcome = await attend.sendAndWait({ params: { id: p.id }, body: { lines } })
    if (outcome.state === 'failed') return setError(refusalSentence(outcome.error))
    toast('Présences notées.')
    onDone()
  }
  return (
    <Form onSubmit={send} label="Noter une semaine" className={styles.week}>
      <DateField label="Semaine du jour" value={day} min={p.startedOn!} max={last} onChange={(event) => setDay(event.target.value)} />
      {days.map((d) => (
        <DayChoice key={d} day={d} label={dayInFull(d, timeZone)} known={p.attendance.filter((a) => a.onDay === d)} />
      ))}
      {error && <FieldError>{error}</FieldError>}
      <FormActions>
        <SubmitButton>Enregistrer</SubmitButton>
        <Button variant="quiet" onClick={onDone}>
          Annuler
        </Button>
      </FormActions>
    </Form>
  )
}

const choices = [
  ['', 'Rien à noter'],
  ['day present', 'Présent toute la journée'],
  ['morning present', 'Présent le matin'],
  ['afternoon present', 'Présent l’après-midi'],
  ['day absent', 'Absent'],
  ['day excused', 'Excusé'],
] as const

/** A day of the week as one native list; what is already recorded comes first. */
function DayChoice({ day, label, known }: { day: string; label: string; known: readonly Attendance[] }) {
  const isHalves = known.some((a) => a.part !== 'day')
  const before = isHalves || !known[0] ? '' : `day ${known[0].state}`
  const offered = choices.filter(([value]) => value === '' || !known.length || value.startsWith('day') !== isHalves)
  return (
    <label className={styles.dayChoice}>
      <span>{label}</span>
      <select name={day} defaultValue={before}>
        {offered.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  )
}

function linesOf(onDay: string, choice: string): AttendanceLine[] {
  const [part, state] = choice.split(' ')
  return part && state ? [{ id: crypto.randomUUID(), onDay, part: part as Part, state: state as AttendanceLine['state'] }] : []
}
