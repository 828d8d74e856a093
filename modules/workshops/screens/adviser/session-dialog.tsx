import { useState } from 'react'
import { appointmentsApi } from '#api/appointments'
import { type SessionDetails, type SessionPlanning, sessionKinds, sessionModalities, workshopsApi } from '#api/workshops'
import { BusyNotice } from '#screens/appointments'
import { ErrorNotice } from '#ui/banner'
import { Stack } from '#ui/card'
import { Checkbox, RadioGroup } from '#ui/choice'
import { Dialog } from '#ui/dialog'
import { DateField, SelectField, TextArea, TextField, TimeField } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { duration, isoDay, isoTime } from '#ui/format'
import { refusalSentence } from '#ui/refusal'
import { useSession, useTimeZone } from '#ui/session'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { useToast } from '#ui/toast'
import { RefusalError, useEndpoint, useWrite } from '#ui/use-endpoint'
import { defaultMinutes, kindLabels, modalityLabels } from '../../rules.ts'
import { reads } from '../use-workshops.ts'
import { PeopleChoice } from './people-choice.tsx'
import styles from './workshops.module.css'

type Draft = Required<Omit<SessionPlanning, 'capacity' | 'overrideReason'>> & { capacity: string }
type Set = (change: Partial<Draft>) => void
type Props = { session?: SessionDetails; onClose: () => void; onMade?: (id: string) => void }

const lengths = [60, 90, 120, 150, 180, 210, 240, 300, 360, 420, 480]
const counted = [0, 60, 90, 120, 180, 240, 300, 360, 420]
const limits = [0, 2, 12, 24, 48, 72, 168]
const toOptions = (values: number[], own: number, label: (n: number) => string) =>
  [...new Set([...values, own])].sort((a, b) => a - b).map((n) => ({ value: String(n), label: label(n) }))

/** Plans a session, or changes one. */
export function SessionDialog({ session, onClose, onMade }: Props) {
  const { id: me } = useSession()
  const timeZone = useTimeZone()
  const [draft, setDraft] = useState(() => toDraft(session, me, timeZone))
  const [overrideReason, setOverrideReason] = useState('')
  const people = useEndpoint(appointmentsApi.people)
  const { save, error } = useSave(session, onClose, onMade)
  const set: Set = (change) => setDraft((d) => ({ ...d, ...change }))
  const isBusy = error instanceof RefusalError && error.code === 'workshops.leader-busy'
  return (
    <Dialog open side onClose={onClose} title={session ? 'Modifier l’atelier' : 'Nouvel atelier'}>
      {!people.data && (
        <Loading>
          <SkeletonRows />
        </Loading>
      )}
      {people.data && (
        <Form onSubmit={() => save({ ...toPlanning(draft), ...(overrideReason.trim() && { overrideReason: overrideReason.trim() }) })}>
          <Stack gap={16}>
            <What draft={draft} set={set} />
            <When draft={draft} set={set} />
            <PeopleChoice
              label="Animé par"
              add="Ajouter un collègue"
              people={people.data.advisers}
              chosen={draft.leaderIds}
              known={session?.leaders}
              onChange={(leaderIds) => set({ leaderIds })}
            />
            <Places draft={draft} set={set} />
            {draft.audience === 'chosen' && (
              <PeopleChoice
                label="Jeunes à qui le proposer"
                add="Ajouter un jeune"
                people={people.data.youngPersons}
                chosen={draft.invitedIds}
                known={session?.invited}
                onChange={(invitedIds) => set({ invitedIds })}
              />
            )}
            {isBusy ? (
              <BusyNotice error={error} reason={overrideReason} onReason={setOverrideReason} />
            ) : (
              error && <ErrorNotice title="L’atelier n’est pas enregistré">{refusalSentence(error)}</ErrorNotice>
            )}
            <FormActions>
              <SubmitButton disabled={!draft.leaderIds.length}>{session ? 'Enregistrer' : 'Planifier'}</SubmitButton>
            </FormActions>
          </Stack>
        </Form>
      )}
    </Dialog>
  )
}

function useSave(session: SessionDetails | undefined, onClose: () => void, onMade: Props['onMade']) {
  const toast = useToast()
  const [id] = useState(() => crypto.randomUUID())
  const create = useWrite(workshopsApi.create, { invalidates: reads })
  const edit = useWrite(workshopsApi.edit, { invalidates: reads })
  const save = async (body: SessionPlanning) => {
    const outcome = session
      ? await edit.sendAndWait({ params: { id: session.id }, body: { ...body, sequence: session.sequence } })
      : await create.sendAndWait({ body: { id, ...body } })
    if (outcome.state !== 'done') return
    toast(session ? 'Atelier modifié : les inscrits sont prévenus.' : 'Atelier planifié.')
    onClose()
    onMade?.(outcome.reply.id)
  }
  return { save, error: (session ? edit : create).error }
}

function What({ draft, set }: { draft: Draft; set: Set }) {
  return (
    <>
      <TextField label="Titre" required maxLength={100} value={draft.title} onChange={(e) => set({ title: e.target.value })} />
      <div className={styles.pair}>
        <SelectField
          label="Genre"
          value={draft.kind}
          onChange={(e) => set({ kind: e.target.value as Draft['kind'], defaultMinutes: defaultMinutes[e.target.value as Draft['kind']] })}
          options={sessionKinds.map((value) => ({ value, label: kindLabels[value] }))}
        />
        <SelectField
          label="Où"
          value={draft.modality}
          onChange={(e) => set({ modality: e.target.value as Draft['modality'] })}
          options={sessionModalities.map((value) => ({ value, label: modalityLabels[value] }))}
        />
      </div>
      {draft.modality === 'elsewhere' && (
        <TextField label="Adresse" required maxLength={300} value={draft.address} onChange={(e) => set({ address: e.target.value })} />
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
      <TextArea
        label="Description pour les jeunes"
        optional
        count
        maxLength={2000}
        value={draft.description}
        onChange={(e) => set({ description: e.target.value })}
      />
    </>
  )
}

function When({ draft, set }: { draft: Draft; set: Set }) {
  const most = Math.min(draft.defaultMinutes, draft.minutes)
  return (
    <>
      <DateField label="Jour" required value={draft.day} onChange={(e) => set({ day: e.target.value })} />
      <div className={styles.pair}>
        <TimeField label="Heure" required value={draft.time} onChange={(e) => set({ time: e.target.value })} />
        <SelectField
          label="Durée"
          value={String(draft.minutes)}
          onChange={(e) => set({ minutes: Number(e.target.value) })}
          options={toOptions(lengths, draft.minutes, duration)}
        />
      </div>
      <SelectField
        label="Heures comptées par présence"
        hint={`Au plus la durée ; ${duration(defaultMinutes[draft.kind])} par défaut pour ce genre.`}
        value={String(most)}
        onChange={(e) => set({ defaultMinutes: Number(e.target.value) })}
        options={toOptions(
          counted.filter((minutes) => minutes <= draft.minutes),
          most,
          duration,
        )}
      />
    </>
  )
}

function Places({ draft, set }: { draft: Draft; set: Set }) {
  return (
    <>
      <TextField
        label="Nombre de places"
        optional
        type="number"
        min={1}
        max={500}
        inputMode="numeric"
        hint="Vide : sans limite."
        value={draft.capacity}
        onChange={(e) => set({ capacity: e.target.value, ...(!e.target.value && { hasWaitingList: false }) })}
      />
      <Checkbox
        label="Liste d’attente quand c’est complet"
        hint="La première personne de la liste prend la place qui se libère ; elle est prévenue."
        checked={draft.hasWaitingList}
        disabled={!draft.capacity}
        onChange={(e) => set({ hasWaitingList: e.target.checked })}
      />
      <Checkbox label="Les jeunes s’inscrivent eux-mêmes" checked={draft.isOpen} onChange={(e) => set({ isOpen: e.target.checked })} />
      <RadioGroup
        legend="Qui le voit"
        name="audience"
        value={draft.audience}
        onChange={(value) => set({ audience: value as Draft['audience'] })}
        options={[
          { value: 'structure', label: 'Tous les jeunes de la structure' },
          { value: 'chosen', label: 'Les jeunes choisis ci-dessous' },
        ]}
      />
      <SelectField
        label="Désinscription possible jusqu’à"
        value={String(draft.leaveHours)}
        onChange={(e) => set({ leaveHours: Number(e.target.value) })}
        options={toOptions(limits, draft.leaveHours, (n) => (n ? `${duration(n * 60)} avant` : 'l’heure de l’atelier'))}
      />
    </>
  )
}

function toDraft(s: SessionDetails | undefined, me: string, timeZone: string): Draft {
  if (!s)
    return {
      kind: 'workshop',
      title: '',
      description: '',
      modality: 'at_structure',
      address: '',
      link: '',
      day: isoDay(Date.now() + 7 * 86_400_000, timeZone),
      time: '14:00',
      minutes: 180,
      defaultMinutes: defaultMinutes.workshop,
      capacity: '10',
      hasWaitingList: true,
      isOpen: true,
      audience: 'structure',
      invitedIds: [],
      leaveHours: 24,
      leaderIds: [me],
    }
  const { kind, title, description, modality, hasWaitingList, isOpen, audience, leaveHours } = s
  return {
    ...{ kind, title, description, modality, hasWaitingList, isOpen, audience, leaveHours },
    address: modality === 'elsewhere' ? (s.address ?? '') : '',
    link: s.link ?? '',
    day: isoDay(s.startsAt, s.timeZone),
    time: isoTime(s.startsAt, s.timeZone),
    minutes: Math.round((Date.parse(s.endsAt) - Date.parse(s.startsAt)) / 60_000),
    defaultMinutes: s.defaultMinutes,
    capacity: s.capacity === null ? '' : String(s.capacity),
    invitedIds: s.invited.map((i) => i.id),
    leaderIds: s.leaders.map((l) => l.id),
  }
}

/** Texts left empty are not sent. */
function toPlanning({ description, address, link, capacity, ...plan }: Draft): SessionPlanning {
  const said = Object.entries({ description, address, link }).filter(([, text]) => text.trim())
  return { ...plan, ...Object.fromEntries(said), ...(capacity && { capacity: Number(capacity) }) }
}
