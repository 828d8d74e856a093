import { KeyRound, PenLine } from 'lucide-react'
import { useState } from 'react'
import { type Contract, contractsApi } from '#api/contracts'
import { Button } from '#ui/button'
import { Card, Stack } from '#ui/card'
import { Dialog } from '#ui/dialog'
import { FieldError, TextArea, TextField } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { refusalSentence } from '#ui/refusal'
import { useToast } from '#ui/toast'
import { useWrite } from '#ui/use-endpoint'
import { isDrawn, SignaturePad } from '../signature-pad.tsx'
import { reads } from '../use-contracts.ts'
import { texts } from './texts.ts'

/** By hand or by a code, whichever suits; or not at all. */
export function SignCard({ contract }: { contract: Contract }) {
  const [way, setWay] = useState<'drawn' | 'code'>()
  const [refuses, setRefuses] = useState(false)
  return (
    <Card title={texts.signTitle} tone="sun">
      {way === undefined && (
        <Stack gap={12}>
          <Button variant="main" wide icon={PenLine} onClick={() => setWay('drawn')}>
            {texts.signDrawn}
          </Button>
          <Button wide icon={KeyRound} onClick={() => setWay('code')}>
            {texts.signCode}
          </Button>
          {contract.status === 'to_sign' && (
            <Button variant="quiet" wide onClick={() => setRefuses(true)}>
              {texts.noSign}
            </Button>
          )}
        </Stack>
      )}
      {way === 'drawn' && <Drawn contract={contract} back={() => setWay(undefined)} />}
      {way === 'code' && <ByCode contract={contract} back={() => setWay(undefined)} />}
      <Refuse open={refuses} onClose={() => setRefuses(false)} contract={contract} />
    </Card>
  )
}

type Way = { contract: Contract; back: () => void }

function useSign() {
  const toast = useToast()
  return useWrite(contractsApi.sign, { invalidates: reads, onDone: () => toast(texts.signed) })
}

function Drawn({ contract, back }: Way) {
  const [drawing, setDrawing] = useState('')
  const sign = useSign()
  const send = () => sign.sendAndWait({ params: { id: contract.id }, body: { way: 'drawn', version: contract.version, drawing } })
  return (
    <Form onSubmit={send} label={texts.signDrawn}>
      <SignaturePad value={drawing} onChange={setDrawing} label={texts.drawHint} hint={texts.drawHint} clear={texts.clear} />
      {sign.error && <FieldError>{refusalSentence(sign.error)}</FieldError>}
      <FormActions>
        <SubmitButton wide disabled={!isDrawn(drawing)}>
          {texts.iSign}
        </SubmitButton>
        <Button variant="quiet" type="button" onClick={back}>
          {texts.keep}
        </Button>
      </FormActions>
    </Form>
  )
}

function ByCode({ contract, back }: Way) {
  const [code, setCode] = useState('')
  const params = { id: contract.id }
  const ask = useWrite(contractsApi.askCode)
  const sign = useSign()
  if (!ask.done)
    return (
      <Form onSubmit={() => ask.sendAndWait({ params, body: { version: contract.version } })} label={texts.signCode}>
        {ask.error && <FieldError>{refusalSentence(ask.error)}</FieldError>}
        <FormActions>
          <SubmitButton wide>{texts.signCode}</SubmitButton>
          <Button variant="quiet" type="button" onClick={back}>
            {texts.keep}
          </Button>
        </FormActions>
      </Form>
    )
  return (
    <Form onSubmit={() => sign.sendAndWait({ params, body: { way: 'code', version: contract.version, code } })} label={texts.signCode}>
      <p>{texts.codeSent(ask.done.maskedContact)}</p>
      <TextField
        label={texts.code}
        inputMode="numeric"
        autoComplete="one-time-code"
        pattern="\d{6}"
        required
        value={code}
        onChange={({ target }) => setCode(target.value.replace(/\D/g, '').slice(0, 6))}
        error={sign.error && refusalSentence(sign.error)}
      />
      <FormActions>
        <SubmitButton wide>{texts.iSign}</SubmitButton>
        <Button variant="quiet" type="button" onClick={back}>
          {texts.keep}
        </Button>
      </FormActions>
    </Form>
  )
}

function Refuse({ open, onClose, contract }: { open: boolean; onClose: () => void; contract: Contract }) {
  const refuse = useWrite(contractsApi.refuse, { invalidates: reads, onDone: onClose })
  const send = (form: FormData) =>
    refuse.sendAndWait({ params: { id: contract.id }, body: { reason: String(form.get('reason') ?? '').trim() } })
  return (
    <Dialog open={open} onClose={onClose} title={texts.noSign}>
      <Form onSubmit={send} label={texts.noSign}>
        <p>{texts.noSignText}</p>
        <TextArea label={texts.noSignWhy} name="reason" maxLength={1000} />
        {refuse.error && <FieldError>{refusalSentence(refuse.error)}</FieldError>}
        <FormActions>
          <SubmitButton variant="danger">{texts.noSignSend}</SubmitButton>
          <Button variant="quiet" type="button" onClick={onClose}>
            {texts.keep}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  )
}
