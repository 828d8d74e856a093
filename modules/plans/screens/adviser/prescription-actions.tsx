import { type ReactNode, useState } from 'react'
import { Button } from '#ui/button'
import { Card, Row } from '#ui/card'
import { DateField, FieldError, SelectField, TextArea, TextField } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { isoDay, shortDay } from '#ui/format'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { useToast } from '#ui/toast'
import { plansApi } from '../../api.ts'
import { usePlanWrite } from '../use-plans.ts'
import { motiveOptions, outcomeOptions } from '../words.ts'
import styles from './plans.module.css'
import type { Detail } from './prescription-sheet.tsx'

type Shown = 'partnerYes' | 'start' | 'dates' | 'end' | 'abandon' | 'withdraw'

/** What can be said next of a prescription, one form at a time. */
export function PrescriptionActions({ p }: { p: Detail }) {
  const [shown, show] = useState<Shown>()
  const choices = choicesOf(p)
  if (!choices.length) return null
  const close = () => show(undefined)
  return (
    <>
      <Row>
        {choices.map(([to, label], i) => (
          <Button key={to} variant={i ? 'soft' : 'main'} aria-expanded={shown === to} onClick={() => show(shown === to ? undefined : to)}>
            {label}
          </Button>
        ))}
      </Row>
      {shown === 'partnerYes' && <PartnerForm p={p} onDone={close} />}
      {shown === 'start' && <StartForm p={p} onDone={close} />}
      {shown === 'dates' && <DatesForm p={p} onDone={close} />}
      {shown === 'end' && <EndForm p={p} onDone={close} />}
      {shown === 'abandon' && <AbandonForm p={p} onDone={close} />}
      {shown === 'withdraw' && <WithdrawForm p={p} onDone={close} />}
    </>
  )
}

/** The main one first. */
function choicesOf(p: Detail): [Shown, string][] {
  if (p.status === 'started')
    return [
      ['end', 'Noter la fin'],
      ['abandon', 'Quitté avant la fin'],
      ['dates', 'Changer les dates'],
    ]
  if (p.status !== 'prescribed') return []
  const next: [Shown, string] = p.partnerAnswer === 'accepted' ? ['start', 'Noter le début'] : ['partnerYes', 'Réponse du partenaire']
  return [next, ['dates', 'Changer les dates'], ['withdraw', 'Retirer']]
}

/** How a write ended, as far as a form must know. */
type Sent = { state: string; error?: unknown }
type FormProps = { p: Detail; onDone: () => void }
/** Says where the contract was carried to. */
function useCarried() {
  const toast = useToast()
  const timeZone = useTimeZone()
  return ({ contractEndsOn }: { contractEndsOn: string | null }) => {
    if (contractEndsOn)
      toast(`Le contrat court maintenant jusqu’au ${shortDay(contractEndsOn, timeZone)} (art. R5131-16 II).`, { seconds: 12 })
  }
}
type FrameProps = {
  title: string
  submit: string
  onSend: (data: FormData) => Promise<Sent>
  onDone: () => void
  children: ReactNode
}

function Frame({ title, submit, onSend, onDone, children }: FrameProps) {
  const [error, setError] = useState<string>()
  const send = async (data: FormData) => {
    const outcome = await onSend(data)
    if (outcome.state === 'failed') setError(refusalSentence(outcome.error))
    else onDone()
  }
  return (
    <Card title={title} level={3} tone="sun">
      <Form onSubmit={send} label={title}>
        {children}
        {error && <FieldError>{error}</FieldError>}
        <FormActions>
          <SubmitButton>{submit}</SubmitButton>
          <Button variant="quiet" onClick={onDone}>
            Annuler
          </Button>
        </FormActions>
      </Form>
    </Card>
  )
}

const useToday = () => isoDay(Date.now(), useTimeZone())
const text = (data: FormData, name: string) => String(data.get(name) ?? '').trim()

function PartnerForm({ p, onDone }: FormProps) {
  const today = useToday()
  const write = usePlanWrite(plansApi.partnerAnswer)
  const send = (data: FormData) =>
    write.sendAndWait({ params: { id: p.id }, body: { answer: data.get('answer') as 'accepted' | 'refused', on: text(data, 'on') } })
  return (
    <Frame title="Réponse du partenaire" submit="Enregistrer" onSend={send} onDone={onDone}>
      <SelectField
        label="Réponse"
        name="answer"
        options={[
          { value: 'accepted', label: 'Oui, une place est prévue' },
          { value: 'refused', label: 'Non' },
        ]}
      />
      <DateField label="Reçue le" name="on" required max={today} defaultValue={today} />
    </Frame>
  )
}

function StartForm({ p, onDone }: FormProps) {
  const today = useToday()
  const write = usePlanWrite(plansApi.start, { onDone: useCarried() })
  return (
    <Frame
      title="Début du programme"
      submit="Noter le début"
      onSend={(data) => write.sendAndWait({ params: { id: p.id }, body: { startedOn: text(data, 'startedOn') } })}
      onDone={onDone}
    >
      <DateField label="Premier jour réel" name="startedOn" required max={today} defaultValue={p.startsOn < today ? p.startsOn : today} />
    </Frame>
  )
}

function DatesForm({ p, onDone }: FormProps) {
  const write = usePlanWrite(plansApi.changeDates, { onDone: useCarried() })
  const send = (data: FormData) =>
    write.sendAndWait({
      params: { id: p.id },
      body: {
        version: p.version,
        startsOn: p.startedOn ? p.startsOn : text(data, 'startsOn'),
        endsOn: text(data, 'endsOn'),
        weeklyMinutes: Math.round(Number(data.get('hours')) * 60),
      },
    })
  return (
    <Frame title="Dates et temps" submit="Enregistrer" onSend={send} onDone={onDone}>
      <div className={styles.pair}>
        {!p.startedOn && <DateField label="Du" name="startsOn" required defaultValue={p.startsOn} />}
        <DateField label="Au" name="endsOn" required defaultValue={p.endsOn} />
      </div>
      <TextField
        label="Heures par semaine"
        name="hours"
        type="number"
        min={0}
        max={60}
        step={0.5}
        required
        defaultValue={p.weeklyMinutes / 60}
      />
    </Frame>
  )
}

function EndForm({ p, onDone }: FormProps) {
  const today = useToday()
  const write = usePlanWrite(plansApi.end)
  const send = (data: FormData) =>
    write.sendAndWait({
      params: { id: p.id },
      body: { outcome: text(data, 'outcome'), endedOn: text(data, 'endedOn'), words: text(data, 'words') },
    })
  return (
    <Frame title="Fin du programme" submit="Noter la fin" onSend={send} onDone={onDone}>
      <SelectField label="Résultat" name="outcome" required placeholder="Choisir…" options={outcomeOptions} />
      <DateField label="Dernier jour" name="endedOn" required max={today} defaultValue={p.endsOn < today ? p.endsOn : today} />
      <TextArea label="En quelques mots" name="words" optional maxLength={1000} />
    </Frame>
  )
}

function AbandonForm({ p, onDone }: FormProps) {
  const today = useToday()
  const write = usePlanWrite(plansApi.abandon)
  const send = (data: FormData) =>
    write.sendAndWait({
      params: { id: p.id },
      body: { motive: text(data, 'motive'), endedOn: text(data, 'endedOn'), words: text(data, 'words') },
    })
  return (
    <Frame title="Quitté avant la fin" submit="Noter l’arrêt" onSend={send} onDone={onDone}>
      <SelectField label="Motif" name="motive" required placeholder="Choisir…" options={motiveOptions('left')} />
      <DateField label="Dernier jour" name="endedOn" required max={today} defaultValue={today} />
      <TextArea label="En quelques mots" name="words" optional maxLength={1000} />
    </Frame>
  )
}

function WithdrawForm({ p, onDone }: FormProps) {
  const write = usePlanWrite(plansApi.withdraw)
  return (
    <Frame
      title="Retirer la prescription"
      submit="Retirer"
      onSend={(data) => write.sendAndWait({ params: { id: p.id }, body: { motive: text(data, 'motive'), words: text(data, 'words') } })}
      onDone={onDone}
    >
      <SelectField label="Motif" name="motive" required placeholder="Choisir…" options={motiveOptions('refused')} />
      <TextArea label="En quelques mots" name="words" optional maxLength={1000} />
    </Frame>
  )
}
