import { useState } from 'react'
import type { Action, Category } from '#api/actions'
import { Card } from '#ui/card'
import { FieldError, SelectField, TextArea, TextField } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { refusalSentence } from '#ui/refusal'
import { useToast } from '#ui/toast'
import { countedMinutes } from '../../rules.ts'
import { useQualify } from '../use-actions.ts'
import { categoryOptions } from '../words.ts'

/** Counts one done action, or corrects what was counted. */
export function QualifyForm({ action }: { action: Action }) {
  const isCorrection = action.qualifiedCategory !== null
  const [category, setCategory] = useState<Category>(action.qualifiedCategory ?? action.category)
  const [error, setError] = useState<string>()
  const qualify = useQualify()
  const toast = useToast()
  const send = async (data: FormData) => {
    const comment = String(data.get('comment')).trim()
    const minutes = category === 'not_counted' ? undefined : Number(data.get('minutes'))
    const outcome = await qualify.sendAndWait({
      body: { ids: [action.id], category, ...(minutes !== undefined && { minutes }), ...(comment && { comment }) },
    })
    if (outcome.state === 'failed') return setError(refusalSentence(outcome.error))
    toast(isCorrection ? 'Qualification corrigée.' : 'Action qualifiée.')
  }
  const counted =
    category === action.qualifiedCategory ? (action.qualifiedMinutes ?? 0) : countedMinutes(action, { category, minutes: undefined })
  return (
    <Card title={isCorrection ? 'Corriger la qualification' : 'Qualifier'} tone="sun" level={3}>
      <Form onSubmit={send}>
        <SelectField
          label="Catégorie"
          value={category}
          onChange={(event) => setCategory(event.target.value as Category)}
          options={categoryOptions}
        />
        {category !== 'not_counted' && (
          <TextField
            key={category}
            label="Minutes comptées"
            name="minutes"
            type="number"
            min={0}
            max={3000}
            step={5}
            required
            defaultValue={counted}
          />
        )}
        <TextArea label="Mot pour le jeune" name="comment" optional maxLength={2000} />
        {error && <FieldError>{error}</FieldError>}
        <FormActions>
          <SubmitButton>{isCorrection ? 'Corriger' : 'Qualifier'}</SubmitButton>
        </FormActions>
      </Form>
    </Card>
  )
}
