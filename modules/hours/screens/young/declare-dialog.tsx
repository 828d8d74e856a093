import { useRef, useState } from 'react'
import { hoursApi, type StepCategory, stepCategories } from '#api/hours'
import { type Paper, PaperField, usePaper } from '#screens/files'
import { Checkbox, RadioGroup } from '#ui/choice'
import { Dialog } from '#ui/dialog'
import { DateField, FieldError, SelectField, TextArea, TextField } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { isoDay } from '#ui/format'
import { useOfflineQueue } from '#ui/offline'
import { refusalSentence } from '#ui/refusal'
import { useSession, useTimeZone } from '#ui/session'
import { useToast } from '#ui/toast'
import { RefusalError, useEndpoint, useWrite } from '#ui/use-endpoint'
import { addDays, daysBack } from '../../rules.ts'
import { shownHours } from '../use-hours.ts'
import { DurationField, minutesIn } from './duration-field.tsx'
import { texts } from './texts.ts'

/** The paper leaves before the hours that name it. */
const lane = 'hours'

type Props = { open: boolean; onClose: () => void }

/** Tells a step of one's own, or hours at work. Kept on the device until the network is back. */
export function DeclareDialog({ open, onClose }: Props) {
  return (
    <Dialog open={open} onClose={onClose} title={texts.declareHours}>
      <Fields onClose={onClose} />
    </Dialog>
  )
}

function Fields({ onClose }: { onClose: () => void }) {
  const [kind, setKind] = useState('declared')
  const [category, setCategory] = useState<StepCategory>('employment')
  const { id: youngPersonId } = useSession()
  const paper = usePaper({ youngPersonId, purpose: 'file', kind: kind === 'declared' && category === 'health' ? 'health' : 'proof', lane })
  const sending = useDeclaring(onClose, paper)
  const scales = useEndpoint(hoursApi.scales)
  const today = isoDay(Date.now(), useTimeZone())
  const usual = scales.data?.items.find((s) => s.kind === category && s.isCurrent)?.minutes ?? 120
  return (
    <Form onSubmit={(data) => sending.send(data, kind === 'job' ? 'job' : 'declared', kind === 'job' ? 'employment' : category)}>
      <RadioGroup
        legend={texts.whatKind}
        name="kind"
        value={kind}
        onChange={setKind}
        options={[
          { value: 'declared', label: texts.kindStep },
          { value: 'job', label: texts.kindJob },
        ]}
      />
      <TextField label={texts.what} hint={texts.whatHint} name="title" required maxLength={200} />
      <DateField label={texts.when} name="day" required min={addDays(today, -daysBack)} max={today} defaultValue={today} />
      {kind === 'declared' && (
        <SelectField
          label={texts.theme}
          value={category}
          onChange={(event) => setCategory(event.target.value as StepCategory)}
          options={stepCategories.map((value) => ({ value, label: texts.categories[value] }))}
        />
      )}
      <DurationField key={`${kind} ${usual}`} label={texts.howLong} name="long" minutes={kind === 'job' ? 420 : usual} />
      <TextArea label={texts.proof} hint={texts.proofHint} name="proof" maxLength={500} />
      <PaperField label={texts.paper} hint={texts.paperHint} paper={paper} />
      {sending.isKnown && (
        <Checkbox checked={sending.isAnother} onChange={(event) => sending.setIsAnother(event.target.checked)} label={texts.isAnother} />
      )}
      {sending.error && <FieldError>{sending.error}</FieldError>}
      <FormActions>
        <SubmitButton wide>{texts.send}</SubmitButton>
      </FormActions>
    </Form>
  )
}

/** One id for one intent, until it is taken or the same was told before. */
function useDeclaring(onClose: () => void, paper: Paper) {
  const { id: youngPersonId } = useSession()
  const [error, setError] = useState<string>()
  const [isKnown, setIsKnown] = useState(false)
  const [isAnother, setIsAnother] = useState(false)
  const id = useRef(crypto.randomUUID())
  const toast = useToast()
  const { drop } = useOfflineQueue(hoursApi.declare)
  const declare = useWrite(hoursApi.declare, { offline: true, lane: () => lane, invalidates: shownHours })
  const send = async (data: FormData, kind: 'declared' | 'job', category: StepCategory) => {
    const { fileId, failed } = await paper.send()
    if (failed) return
    const outcome = await declare.sendAndWait({
      body: {
        id: id.current,
        youngPersonId,
        kind,
        category,
        onDay: String(data.get('day')),
        minutes: minutesIn(data, 'long'),
        title: String(data.get('title')).trim(),
        evidenceText: String(data.get('proof')).trim(),
        ...(fileId && { evidenceFileId: fileId }),
        ...(isAnother && { isAnother }),
      },
    })
    if (outcome.state !== 'failed') {
      onClose()
      return toast(outcome.state === 'queued' ? texts.queued : texts.sent)
    }
    if (outcome.keptAs) drop(outcome.keptAs) // it is all in the form still
    setIsKnown(outcome.error instanceof RefusalError && outcome.error.code === 'hours.already-declared')
    setError(refusalSentence(outcome.error))
  }
  return { send, error, isKnown, isAnother, setIsAnother }
}
