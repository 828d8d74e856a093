import { useState } from 'react'
import { appointmentsApi } from '#api/appointments'
import { type SessionDetails, workshopsApi } from '#api/workshops'
import { BusyNotice } from '#screens/appointments'
import { ErrorNotice } from '#ui/banner'
import { Stack } from '#ui/card'
import { Dialog } from '#ui/dialog'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { refusalSentence } from '#ui/refusal'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { useToast } from '#ui/toast'
import { RefusalError, useEndpoint, useWrite } from '#ui/use-endpoint'
import { reads } from '../use-workshops.ts'
import { PeopleChoice } from './people-choice.tsx'
import { placesWords } from './words.ts'

/** Registers one's own young people; a double booking is said, and done only with a reason. */
export function RegisterDialog({ session, onClose }: { session: SessionDetails; onClose: () => void }) {
  const toast = useToast()
  const [chosen, setChosen] = useState<string[]>([])
  const [reason, setReason] = useState('')
  const people = useEndpoint(appointmentsApi.people)
  const register = useWrite(workshopsApi.register, { invalidates: reads })
  const { error } = register
  const isBusy = error instanceof RefusalError && error.code === 'workshops.busy'
  const known = new Set(session.people.map((p) => p.youngPersonId))
  const submit = async () => {
    const body = { youngPersonIds: chosen, ...(reason.trim() && { overrideReason: reason.trim() }) }
    const outcome = await register.sendAndWait({ params: { id: session.id }, body })
    if (outcome.state !== 'done') return
    const waits = outcome.reply.people.filter((p) => p.status === 'waiting' && chosen.includes(p.youngPersonId)).length
    toast(waits ? `Inscrits ; ${waits} en liste d’attente. Ils sont prévenus.` : 'Inscrits : ils sont prévenus.')
    onClose()
  }
  return (
    <Dialog open side onClose={onClose} title="Inscrire des jeunes">
      {people.data ? (
        <Form onSubmit={submit}>
          <Stack gap={16}>
            <p>{placesWords(session)}</p>
            <PeopleChoice
              label="Jeunes que vous suivez"
              add="Ajouter un jeune"
              people={people.data.youngPersons.filter((p) => !known.has(p.id))}
              chosen={chosen}
              onChange={setChosen}
            />
            {isBusy ? (
              <BusyNotice error={error} reason={reason} onReason={setReason} />
            ) : (
              error && <ErrorNotice>{refusalSentence(error)}</ErrorNotice>
            )}
            <FormActions>
              <SubmitButton disabled={!chosen.length}>{isBusy && reason ? 'Inscrire quand même' : 'Inscrire'}</SubmitButton>
            </FormActions>
          </Stack>
        </Form>
      ) : (
        <Loading>
          <SkeletonRows />
        </Loading>
      )}
    </Dialog>
  )
}
