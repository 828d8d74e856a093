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
import { texts } from './young/texts.ts'

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
      <p>{texts.closeText}</p>
      <div>
        <Button onClick={() => setOpen(true)}>{texts.closeAccount}</Button>
      </div>
      <Dialog open={isOpen} onClose={() => setOpen(false)} title={texts.closeAsked}>
        <Form onSubmit={() => close.sendAndWait({ body: { confirmation: word } })}>
          <p>{texts.closeWarning}</p>
          {close.error && <ErrorNotice>{refusalSentence(close.error)}</ErrorNotice>}
          <TextField
            label={texts.confirmWord(closureWord)}
            value={word}
            onChange={(event) => setWord(event.target.value)}
            autoCapitalize="characters"
            autoComplete="off"
            maxLength={40}
            required
          />
          <FormActions>
            <SubmitButton variant="danger">{texts.closeAccount}</SubmitButton>
            <Button variant="quiet" onClick={() => setOpen(false)}>
              {texts.keepAccount}
            </Button>
          </FormActions>
        </Form>
      </Dialog>
    </Stack>
  )
}
