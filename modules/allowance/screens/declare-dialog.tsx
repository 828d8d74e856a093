import { useRef, useState } from 'react'
import { filesApi } from '#api/files'
import { Checkbox } from '#ui/choice'
import { Dialog } from '#ui/dialog'
import { FieldError, TextArea, TextField } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { refusalSentence } from '#ui/refusal'
import { useToast } from '#ui/toast'
import { useEndpoint, useWrite } from '#ui/use-endpoint'
import { allowanceApi, type Month, situationKinds } from '../api.ts'
import { addMonths, findCents } from '../rules.ts'
import styles from './income.module.css'
import { firstIncome, type Income, toResources } from './income.ts'
import { OtherIncome } from './income-lines.tsx'
import { shownMonths } from './use-months.ts'
import type { DeclareWords } from './words.ts'

type Props = { youngPersonId: string; month: Month | undefined; words: DeclareWords; offline?: boolean; onClose: () => void }

/** Tells the income that counts for a month, or corrects what was told. Offline it waits on the device. */
export function DeclareDialog({ month, words, onClose, ...rest }: Props) {
  return (
    <Dialog open={month !== undefined} onClose={onClose} title={month ? words.title(words.monthWords(month.month)) : ''}>
      {month && <Fields month={month} words={words} onClose={onClose} {...rest} />}
    </Dialog>
  )
}

type FieldsProps = Omit<Props, 'month'> & { month: Month }

function Fields({ youngPersonId, month, words, offline = false, onClose }: FieldsProps) {
  const before = month.declarations[0]
  const [income, setIncome] = useState(() => firstIncome(before))
  const [fileIds, setFileIds] = useState<string[]>(() => before?.files.map(({ id }) => id) ?? [])
  const change = (part: Partial<Income>) => setIncome({ ...income, ...part })
  const { error, send } = useDeclaring({ youngPersonId, month, words, offline, onClose })
  return (
    <Form onSubmit={(data) => send(income, fileIds, String(data.get('reason') ?? ''))} label={words.title(words.monthWords(month.month))}>
      <p>{words.about(words.monthWords(addMonths(month.month, -1)))}</p>
      <TextField
        label={words.salary}
        hint={words.salaryHint}
        inputMode="decimal"
        maxLength={12}
        value={income.salary}
        onChange={({ target }) => change({ salary: target.value })}
        error={findCents(income.salary) === undefined ? words.income.wrong : undefined}
      />
      <OtherIncome lines={income.others} words={words.income} onChange={(others) => change({ others })} />
      <Situations income={income} words={words} onChange={change} />
      <Papers youngPersonId={youngPersonId} words={words} chosen={fileIds} onChange={setFileIds} />
      {before && <TextArea label={words.reason} hint={words.reasonHint} name="reason" required minLength={3} maxLength={1000} />}
      {error && <FieldError>{error}</FieldError>}
      <FormActions>
        <SubmitButton wide>{words.send}</SubmitButton>
      </FormActions>
    </Form>
  )
}

/** One id for one intent, until it is taken. */
function useDeclaring({ youngPersonId, month, words, offline, onClose }: Required<FieldsProps>) {
  const [error, setError] = useState<string>()
  const id = useRef(crypto.randomUUID())
  const toast = useToast()
  const declare = useWrite(allowanceApi.declare, { offline, invalidates: shownMonths })
  const send = async (income: Income, fileIds: string[], reason: string) => {
    const resources = toResources(income)
    if (!resources) return setError(words.income.wrong)
    const corrects = month.declarations[0]?.id
    const outcome = await declare.sendAndWait({
      body: {
        id: id.current,
        youngPersonId,
        month: month.month,
        resources,
        situations: income.situations,
        isStudent: income.isStudent,
        fileIds,
        ...(corrects && { corrects, reason: reason.trim() }),
      },
    })
    if (outcome.state === 'failed') return setError(refusalSentence(outcome.error))
    onClose()
    toast(outcome.state === 'queued' ? words.queued : words.sent)
  }
  return { error, send }
}

type Part = { income: Income; words: DeclareWords; onChange: (part: Partial<Income>) => void }

function Situations({ income: { situations, isStudent }, words, onChange }: Part) {
  return (
    <details className={styles.more} open={situations.length > 0 || isStudent}>
      <summary>{words.details}</summary>
      <div className={styles.group}>
        <Checkbox label={words.student} checked={isStudent} onChange={({ target }) => onChange({ isStudent: target.checked })} />
        {situationKinds.map((kind) => (
          <Checkbox
            key={kind}
            label={words.situations[kind]}
            checked={situations.includes(kind)}
            onChange={({ target }) =>
              onChange({ situations: target.checked ? [...situations, kind] : situations.filter((one) => one !== kind) })
            }
          />
        ))}
      </div>
    </details>
  )
}

type PapersProps = { youngPersonId: string; words: DeclareWords; chosen: string[]; onChange: (ids: string[]) => void }

/** The newest documents of the file, to be shown with the declaration. */
function Papers({ youngPersonId, words, chosen, onChange }: PapersProps) {
  const { data } = useEndpoint(filesApi.list, { query: { youngPersonId, limit: 8 } })
  const files = data?.items.filter(({ gone }) => gone === null) ?? []
  return (
    <fieldset className={styles.group}>
      <legend>{words.papers}</legend>
      <p className={styles.hint}>{files.length ? words.papersHint : words.noPapers}</p>
      {files.map(({ id, name }) => (
        <Checkbox
          key={id}
          label={<bdi>{name}</bdi>}
          checked={chosen.includes(id)}
          onChange={({ target }) => onChange(target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))}
        />
      ))}
    </fieldset>
  )
}
