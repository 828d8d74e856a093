import { Lock } from 'lucide-react'
import { useState } from 'react'
import { peopleApi } from '#api/people'
import { Card, Stack } from '#ui/card'
import { EmptyState } from '#ui/empty-state'
import { FieldError, TextArea } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { PageTitle } from '#ui/page-title'
import { refusalSentence } from '#ui/refusal'
import { useWrite } from '#ui/use-endpoint'

/** A file that is not in one's portfolio: opened with a reason when it is of one's structure, for a day, to read. */
export function StateAccess({ id }: { id: string }) {
  const [error, setError] = useState<string>()
  const open = useWrite(peopleApi.stateAccess, { invalidates: [peopleApi.file] })
  const send = async (form: FormData) => {
    const outcome = await open.sendAndWait({ params: { id }, body: { reason: String(form.get('reason') ?? '') } })
    if (outcome.state === 'failed') setError(refusalSentence(outcome.error))
  }
  return (
    <Stack gap={24}>
      <PageTitle title="Dossier d’un collègue" back={{ href: '/', label: 'Portefeuille' }} />
      <EmptyState icon={Lock} title="Ce dossier n’est pas dans votre portefeuille">
        S’il est suivi dans votre structure, vous pouvez le lire pendant 24 heures en disant pourquoi. La personne verra qui a ouvert son
        dossier, et la raison.
      </EmptyState>
      <Card title="Ouvrir en lecture">
        <Form onSubmit={send} label="Ouvrir en lecture">
          <TextArea
            label="Pourquoi ouvrez-vous ce dossier ?"
            name="reason"
            required
            minLength={5}
            maxLength={500}
            rows={2}
            hint="Par exemple : accueil sans rendez-vous, sa conseillère est absente."
          />
          {error && <FieldError>{error}</FieldError>}
          <FormActions>
            <SubmitButton>Ouvrir pour 24 heures</SubmitButton>
          </FormActions>
        </Form>
      </Card>
    </Stack>
  )
}
