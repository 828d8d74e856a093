import { useState } from 'react'
import { type Appointment, appointmentTypes, modalities, type Participant, type Person, type Planning } from '#api/appointments'
import { Banner, ErrorNotice } from '#ui/banner'
import { Stack } from '#ui/card'
import { DateField, SelectField, TextArea, TextField, TimeField } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { duration } from '#ui/format'
import { refusalSentence } from '#ui/refusal'
import { useToast } from '#ui/toast'
import { RefusalError } from '#ui/use-endpoint'
import { modalityLabels, typeLabels } from '../../rules.ts'
import { useCreateAppointment, useEditAppointment } from '../use-appointments.ts'
import { answerWords, fullName } from '../words.ts'
import { BusyNotice } from './busy-notice.tsx'
import { PeoplePicker } from './people-picker.tsx'
import styles from './week.module.css'

/** The form as it is typed: empty texts rather than absent ones. */
export type Draft = Required<Omit<Planning, 'overrideReason'>>
type Props = {
  people: { youngPersons: Person[]; advisers: Person[] }
  start: Draft
  appointment: Appointment | undefined
  onClose: () => void
}
type Set = (change: Partial<Draft>) => void

const lengths = [15, 30, 45, 60, 90, 120, 180, 240, 360, 480]

/** Who, what, where, when. A double booking is said, and done only with a reason. */
export function PlanForm({ people, start, appointment, onClose }: Props) {
  const [draft, setDraft] = useState(start)
  const [overrideReason, setOverrideReason] = useState('')
  const { save, error } = useSave(appointment, onClose)
  const set: Set = (change) => setDraft((d) => ({ ...d, ...change }))
  const submit = () => save({ ...toPlanning(draft), ...(overrideReason.trim() && { overrideReason: overrideReason.trim() }) })
  const isBusy = error instanceof RefusalError && error.code.endsWith('-busy')
  return (
    <Form onSubmit={submit}>
      <Stack gap={16}>
        <Asked participants={appointment?.participants ?? []} />
        <PeoplePicker
          label="Jeunes"
          add="Ajouter un jeune"
          people={people.youngPersons}
          chosen={draft.youngPersonIds}
          onChange={(youngPersonIds) => set({ youngPersonIds })}
          known={appointment?.participants}
        />
        <What draft={draft} set={set} />
        <When draft={draft} set={set} />
        <PeoplePicker
          label="Conseillers présents"
          add="Ajouter un conseiller"
          people={people.advisers}
          chosen={draft.adviserIds}
          onChange={(adviserIds) => set({ adviserIds })}
          known={appointment?.advisers}
        />
        <TextArea
          label="Commentaire pour le jeune"
          optional
          count
          maxLength={1024}
          value={draft.comment}
          onChange={(e) => set({ comment: e.target.value })}
          hint="N’écrivez rien de sensible : santé, dettes, justice…"
        />
        {isBusy ? (
          <BusyNotice error={error} reason={overrideReason} onReason={setOverrideReason} />
        ) : (
          error && <ErrorNotice title="Le rendez-vous n’est pas enregistré">{refusalSentence(error)}</ErrorNotice>
        )}
        <FormActions>
          <SubmitButton disabled={!draft.youngPersonIds.length}>
            {isBusy && overrideReason ? 'Planifier quand même' : appointment ? 'Enregistrer' : 'Planifier'}
          </SubmitButton>
        </FormActions>
      </Stack>
    </Form>
  )
}

/** What young people ask for, above the plan that answers them. */
const Asked = ({ participants }: { participants: Participant[] }) =>
  participants.map(
    ({ youngPersonId, answer, answerText, ...name }) =>
      (answer === 'move-asked' || answer === 'declined') && (
        <Banner key={youngPersonId} title={`${fullName(name)} : ${answerWords[answer].toLowerCase()}`}>
          « {answerText} »
        </Banner>
      ),
  )

/** Creates, or changes; closes once it is done. */
function useSave(appointment: Appointment | undefined, onClose: () => void) {
  const toast = useToast()
  const [id] = useState(() => crypto.randomUUID())
  const create = useCreateAppointment()
  const edit = useEditAppointment()
  const save = async (body: Planning) => {
    const outcome = appointment
      ? await edit.sendAndWait({ params: { id: appointment.id }, body: { ...body, sequence: appointment.sequence } })
      : await create.sendAndWait({ body: { id, ...body } })
    if (outcome.state !== 'done') return
    toast(appointment ? 'Rendez-vous modifié : les jeunes sont prévenus.' : 'Rendez-vous planifié : les jeunes sont prévenus.')
    onClose()
  }
  return { save, error: (appointment ? edit : create).error }
}

function What({ draft, set }: { draft: Draft; set: Set }) {
  return (
    <>
      <div className={styles.pair}>
        <SelectField
          label="Type"
          value={draft.type}
          onChange={(e) => set({ type: e.target.value as Draft['type'] })}
          options={appointmentTypes.map((value) => ({ value, label: typeLabels[value] }))}
        />
        <SelectField
          label="Comment"
          value={draft.modality}
          onChange={(e) => set({ modality: e.target.value as Draft['modality'] })}
          options={modalities.map((value) => ({ value, label: modalityLabels[value] }))}
        />
      </div>
      {draft.type === 'other' && (
        <TextField
          label="Quel rendez-vous ?"
          required
          maxLength={100}
          value={draft.otherType}
          onChange={(e) => set({ otherType: e.target.value })}
        />
      )}
      <Where draft={draft} set={set} />
      <TextField label="Titre" optional maxLength={100} value={draft.title} onChange={(e) => set({ title: e.target.value })} />
    </>
  )
}

/** What the chosen way of meeting needs. */
function Where({ draft, set }: { draft: Draft; set: Set }) {
  return (
    <>
      {draft.modality === 'elsewhere' && (
        <TextField label="Adresse" required maxLength={300} value={draft.address} onChange={(e) => set({ address: e.target.value })} />
      )}
      {draft.modality === 'phone' && (
        <TextField
          label="Numéro à appeler"
          optional
          type="tel"
          maxLength={30}
          hint="Laissez vide si vous appelez le jeune."
          value={draft.phone}
          onChange={(e) => set({ phone: e.target.value })}
        />
      )}
      {draft.modality === 'video' && (
        <TextField
          label="Lien de la visio"
          required
          type="url"
          pattern="https://.*"
          maxLength={500}
          placeholder="https://"
          value={draft.link}
          onChange={(e) => set({ link: e.target.value })}
        />
      )}
    </>
  )
}

function When({ draft, set }: { draft: Draft; set: Set }) {
  const options = [...new Set([...lengths, draft.minutes])].sort((a, b) => a - b).map((m) => ({ value: String(m), label: duration(m) }))
  return (
    <>
      <DateField label="Jour" required value={draft.day} onChange={(e) => set({ day: e.target.value })} />
      <div className={styles.pair}>
        <TimeField label="Heure" required value={draft.time} onChange={(e) => set({ time: e.target.value })} />
        <SelectField
          label="Durée"
          value={String(draft.minutes)}
          onChange={(e) => set({ minutes: Number(e.target.value) })}
          options={options}
        />
      </div>
    </>
  )
}

/** Texts left empty are not sent. */
function toPlanning({ otherType, title, address, phone, link, comment, ...plan }: Draft): Planning {
  const said = Object.entries({ otherType, title, address, phone, link, comment }).filter(([, text]) => text.trim())
  return { ...plan, ...Object.fromEntries(said) }
}
