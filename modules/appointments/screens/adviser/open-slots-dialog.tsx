import { useState } from 'react'
import { appointmentsApi, modalities } from '#api/appointments'
import { ErrorNotice } from '#ui/banner'
import { Stack } from '#ui/card'
import { Checkbox } from '#ui/choice'
import { Dialog } from '#ui/dialog'
import { DateField, SelectField, TextField, TimeField } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { count, duration, isoDay } from '#ui/format'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { useToast } from '#ui/toast'
import { useWrite } from '#ui/use-endpoint'
import { cutSlots, modalityLabels } from '../../rules.ts'
import { plusDays } from '../days.ts'
import styles from './week.module.css'

const weekdays = ['Lundi', 'Mardi', 'Mercredi', 'Jeudi', 'Vendredi', 'Samedi']
const weekdayOf = (day: string) => (new Date(day).getUTCDay() + 6) % 7

/** Every day of some weekdays, from one day to another. */
const daysBetween = (first: string, last: string, chosen: readonly number[]) =>
  first && last && last >= first
    ? Array.from({ length: 62 }, (_, i) => plusDays(first, i)).filter((d) => d <= last && chosen.includes(weekdayOf(d)))
    : []

const startOf = (tomorrow: string) => ({
  first: tomorrow,
  last: plusDays(tomorrow, 13),
  from: '09:00',
  to: '12:00',
  minutes: 30,
  modality: 'at_structure' as (typeof modalities)[number],
  address: '',
  link: '',
  isForStructure: false,
})
type Draft = ReturnType<typeof startOf>
type Set = (change: Partial<Draft>) => void

/** Opens slots: the same hours on several days, cut into moments of the same length. */
export function OpenSlotsDialog({ onClose }: { onClose: () => void }) {
  const timeZone = useTimeZone()
  const toast = useToast()
  const tomorrow = isoDay(Date.now() + 86_400_000, timeZone)
  const [id] = useState(() => crypto.randomUUID())
  const [draft, setDraft] = useState(() => startOf(tomorrow))
  const [chosen, setChosen] = useState<number[]>([1, 3])
  const open = useWrite(appointmentsApi.openSlots, { invalidates: [appointmentsApi.slots] })
  const set: Set = (change) => setDraft((d) => ({ ...d, ...change }))
  const days = daysBetween(draft.first, draft.last, chosen)
  const total = days.length * cutSlots(draft).length
  const submit = async () => {
    const { from, to, minutes, modality, isForStructure, address, link } = draft
    const body = { id, days, from, to, minutes, modality, isForStructure, ...(address.trim() && { address }), ...(link && { link }) }
    const outcome = await open.sendAndWait({ body })
    if (outcome.state !== 'done') return
    const { opened, skipped } = outcome.reply
    toast(`${count(opened, 'créneau ouvert', 'créneaux ouverts')}${skipped ? `, ${skipped} déjà là ou passés` : ''}.`)
    onClose()
  }
  return (
    <Dialog open side onClose={onClose} title="Ouvrir des créneaux">
      <Form onSubmit={submit}>
        <Stack gap={16}>
          <Days draft={draft} set={set} chosen={chosen} onChoose={setChosen} />
          <SelectField
            label="Découper en créneaux de"
            value={String(draft.minutes)}
            onChange={(e) => set({ minutes: Number(e.target.value) })}
            options={[15, 20, 30, 45, 60, 90].map((m) => ({ value: String(m), label: duration(m) }))}
          />
          <How draft={draft} set={set} />
          <Checkbox
            label="Ouvrir à tous les jeunes de la structure"
            hint="Sinon, seulement aux jeunes que vous suivez."
            checked={draft.isForStructure}
            onChange={(e) => set({ isForStructure: e.target.checked })}
          />
          {open.error && <ErrorNotice>{refusalSentence(open.error)}</ErrorNotice>}
          <FormActions>
            <SubmitButton disabled={!total}>{total ? `Ouvrir ${count(total, 'créneau', 'créneaux')}` : 'Ouvrir'}</SubmitButton>
          </FormActions>
        </Stack>
      </Form>
    </Dialog>
  )
}

type DaysProps = { draft: Draft; set: Set; chosen: number[]; onChoose: (weekdays: number[]) => void }

function Days({ draft, set, chosen, onChoose }: DaysProps) {
  return (
    <>
      <div className={styles.pair}>
        <DateField label="Du" required value={draft.first} onChange={(e) => set({ first: e.target.value })} />
        <DateField label="Au" required min={draft.first} value={draft.last} onChange={(e) => set({ last: e.target.value })} />
      </div>
      <fieldset className={styles.weekdays}>
        <legend>Les jours</legend>
        {weekdays.map((label, i) => (
          <Checkbox
            key={label}
            label={label}
            checked={chosen.includes(i)}
            onChange={(e) => onChoose(e.target.checked ? [...chosen, i] : chosen.filter((c) => c !== i))}
          />
        ))}
      </fieldset>
      <div className={styles.pair}>
        <TimeField label="De" required value={draft.from} onChange={(e) => set({ from: e.target.value })} />
        <TimeField label="À" required value={draft.to} onChange={(e) => set({ to: e.target.value })} />
      </div>
    </>
  )
}

function How({ draft, set }: { draft: Draft; set: Set }) {
  return (
    <>
      <SelectField
        label="Comment"
        value={draft.modality}
        onChange={(e) => set({ modality: e.target.value as Draft['modality'] })}
        options={modalities.map((value) => ({ value, label: modalityLabels[value] }))}
      />
      {draft.modality === 'elsewhere' && (
        <TextField label="Adresse" required maxLength={300} value={draft.address} onChange={(e) => set({ address: e.target.value })} />
      )}
      {draft.modality === 'video' && (
        <TextField
          label="Lien de la visio"
          required
          type="url"
          pattern="https://.*"
          placeholder="https://"
          value={draft.link}
          onChange={(e) => set({ link: e.target.value })}
        />
      )}
    </>
  )
}
