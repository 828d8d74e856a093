import { useState } from 'react'
import { Checkbox } from '#ui/choice'
import { DateField, FieldError, SelectField, TextArea, TextField } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { isoDay, shortDay } from '#ui/format'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { useToast } from '#ui/toast'
import { useWrite } from '#ui/use-endpoint'
import { facts, type NewVersion, type Programme, plansApi } from '../../api.ts'
import { addDays } from '../../rules.ts'
import { allowanceOptions, categoryOptions, confidenceWords, factWords } from '../words.ts'
import styles from './plans.module.css'

/** Says what a programme will be from a day to come, starting from what it is. */
export function VersionForm({ from, onDone }: { from: Programme; onDone: () => void }) {
  const timeZone = useTimeZone()
  const tomorrow = addDays(isoDay(Date.now(), timeZone), 1)
  const [error, setError] = useState<string>()
  const toast = useToast()
  const add = useWrite(plansApi.addVersion, { invalidates: [plansApi.programmes, plansApi.programmeVersions] })
  const send = async (data: FormData) => {
    const body = readForm(data)
    const outcome = await add.sendAndWait({ params: { code: from.code }, body })
    if (outcome.state === 'failed') return setError(refusalSentence(outcome.error))
    toast(`Nouvelle version à partir du ${shortDay(body.validFrom, timeZone)}.`)
    onDone()
  }
  return (
    <Form onSubmit={send} label="Nouvelle version">
      <div className={styles.pair}>
        <DateField label="À partir du" name="validFrom" required min={tomorrow} />
        <DateField label="Jusqu’au" name="validUntil" optional min={tomorrow} />
      </div>
      <TextField label="Nom" name="label" required minLength={2} maxLength={120} defaultValue={from.label} />
      <SelectField label="Catégorie" name="category" defaultValue={from.category} options={categoryOptions} />
      <TextArea
        label="Définition, en français simple"
        name="definition"
        required
        minLength={10}
        maxLength={1000}
        defaultValue={from.definition}
      />
      <TextArea label="Conditions" name="conditions" optional maxLength={1000} defaultValue={from.conditions} />
      <TextField
        label="Heures par semaine, en général"
        name="hours"
        type="number"
        min={0}
        max={60}
        step={0.5}
        required
        defaultValue={from.weeklyMinutes / 60}
      />
      <SelectField label="Effet sur l’allocation" name="allowance" defaultValue={from.allowanceEffect} options={allowanceOptions} />
      <Checkbox label="Ses semaines comptent comme intenses" name="intense" defaultChecked={from.countsAsIntense} />
      <Checkbox label="Prolonge le contrat (art. R5131-16 II)" name="extends" defaultChecked={from.extendsContract} />
      <Checkbox label="Ouvert par dérogation, avec un motif" name="derogation" defaultChecked={from.needsDerogation} />
      <Checkbox label="Son nom révèle un handicap : confidentiel" name="sensitive" defaultChecked={from.isSensitive} />
      {facts.map((fact) => (
        <SourceFields key={fact} fact={fact} from={from} />
      ))}
      {error && <FieldError>{error}</FieldError>}
      <FormActions>
        <SubmitButton>Enregistrer la version</SubmitButton>
      </FormActions>
    </Form>
  )
}

const confidenceOptions = (['A', 'B', 'C'] as const).map((value) => ({ value, label: confidenceWords[value] }))

function SourceFields({ fact, from }: { fact: (typeof facts)[number]; from: Programme }) {
  const known = from.sources.find((s) => s.fact === fact)
  return (
    <div className={styles.source}>
      <TextField
        label={`Source : ${factWords[fact].toLowerCase()}`}
        name={`${fact}.source`}
        required
        minLength={3}
        maxLength={300}
        defaultValue={known?.source}
      />
      <SelectField label="Sûreté" name={`${fact}.confidence`} defaultValue={known?.confidence ?? 'C'} options={confidenceOptions} />
    </div>
  )
}

const readForm = (data: FormData): NewVersion => {
  const text = (name: string) => String(data.get(name) ?? '').trim()
  return {
    validFrom: text('validFrom'),
    validUntil: text('validUntil') || null,
    label: text('label'),
    category: text('category') as NewVersion['category'],
    definition: text('definition'),
    conditions: text('conditions'),
    needsDerogation: data.get('derogation') === 'on',
    weeklyMinutes: Math.round(Number(data.get('hours')) * 60),
    countsAsIntense: data.get('intense') === 'on',
    extendsContract: data.get('extends') === 'on',
    allowanceEffect: text('allowance') as NewVersion['allowanceEffect'],
    isSensitive: data.get('sensitive') === 'on',
    sources: facts.map((fact) => ({ fact, source: text(`${fact}.source`), confidence: text(`${fact}.confidence`) as 'A' | 'B' | 'C' })),
  }
}
