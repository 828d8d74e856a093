import { useState } from 'react'
import { identityApi } from '#api/identity'
import { forgetDevice } from '#ui/app-providers'
import { ErrorNotice } from '#ui/banner'
import { Button } from '#ui/button'
import { Stack } from '#ui/card'
import { Dialog } from '#ui/dialog'
import { TextField } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { refusalSentence } from '#ui/refusal'
import { useWrite } from '#ui/use-endpoint'
import { closureWord } from '../rules.ts'

/** The way out for good: says what stops, asks for one word, leaves. */
export function Closure() {
  const [isOpen, setOpen] = useState(false)
  const [word, setWord] = useState('')
  const close = useWrite(identityApi.closeOwnAccount, {
    onDone: async () => {
      await forgetDevice()
      location.assign('/')
    },
  })
  return (
    <Stack gap={12}>
      <p>
        Tu ne pourras plus ouvrir Élan, ni recevoir de messages ou de rappels. Ton contrat, lui, continue : parles-en à ton conseiller ou ta
        conseillère.
      </p>
      <div>
        <Button onClick={() => setOpen(true)}>Fermer mon compte</Button>
      </div>
      <Dialog open={isOpen} onClose={() => setOpen(false)} title="Fermer ton compte ?">
        <Form onSubmit={() => close.sendAndWait({ body: { confirmation: word } })}>
          <p>
            Tu seras déconnecté partout, tout de suite. Pour revenir, il faudra que ton conseiller ou ta conseillère t’ouvre un nouveau
            compte.
          </p>
          {close.error && <ErrorNotice>{refusalSentence(close.error)}</ErrorNotice>}
          <TextField
            label={`Pour confirmer, écris ${closureWord}`}
            value={word}
            onChange={(event) => setWord(event.target.value)}
            autoCapitalize="characters"
            autoComplete="off"
            maxLength={40}
            required
          />
          <FormActions>
            <SubmitButton variant="danger">Fermer mon compte</SubmitButton>
            <Button variant="quiet" onClick={() => setOpen(false)}>
              Garder mon compte
            </Button>
          </FormActions>
        </Form>
      </Dialog>
    </Stack>
  )
}
