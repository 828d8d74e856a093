import { Fingerprint, Mail } from 'lucide-react'
import { useState } from 'react'
import { type Confirmation, identityApi } from '#api/identity'
import { Banner } from '#ui/banner'
import { Button } from '#ui/button'
import { Stack } from '#ui/card'
import { FieldError } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { refusalSentence } from '#ui/refusal'
import { invalidate, useEndpoint, useWrite } from '#ui/use-endpoint'
import { CodeField } from './code-field.tsx'
import { knowsPasskeys, provePasskey } from './passkey-browser.ts'
import { PasswordField } from './password-field.tsx'
import { lockedSentence } from './sentences.ts'

type Props = { confirmation: Confirmation; reason: string }

/** Asks a professional for a fresh proof of who they are, by the safest means they have; who drew it reads `identityApi.confirmation` again. */
export function ConfirmIdentity({ confirmation: { ways, lockedUntil }, reason }: Props) {
  const readAgain = () => void invalidate(identityApi.confirmation)
  const confirm = useWrite(identityApi.confirm, { invalidates: [identityApi.confirmation], onFailed: readAgain })
  const has = (way: Confirmation['ways'][number]) => ways.includes(way)
  const prove = (body: Parameters<typeof confirm.send>[0]['body']) => confirm.sendAndWait({ body })
  if (lockedUntil) return <Banner tone="watch">{lockedSentence(lockedUntil)}</Banner>
  return (
    <Stack>
      <Banner>{reason}</Banner>
      {has('passkey') && knowsPasskeys() && <ByPasskey prove={prove} />}
      {has('totp') && <ByCode label="Code de votre application" prove={prove} />}
      {has('password') && <ByPassword prove={prove} />}
      {has('email') && <ByEmail prove={prove} />}
      {!ways.length && <p>Ajoutez d’abord un moyen de connexion dans « Mon compte ».</p>}
      {confirm.error && <FieldError>{refusalSentence(confirm.error)}</FieldError>}
    </Stack>
  )
}

type Prove = { prove: (body: Parameters<ReturnType<typeof useWrite<typeof identityApi.confirm>>['send']>[0]['body']) => Promise<unknown> }

function ByPasskey({ prove }: Prove) {
  const ask = useWrite(identityApi.askPasskey)
  const start = async () => {
    const asked = await ask.sendAndWait({ body: {} })
    const body = asked.state === 'done' ? await provePasskey(asked.reply) : undefined
    if (body) await prove(body)
  }
  return (
    <Button variant="main" icon={Fingerprint} busy={ask.sending} onClick={() => void start()}>
      Utiliser ma clé d’accès
    </Button>
  )
}

function ByCode({ label, prove }: Prove & { label: string }) {
  const [code, setCode] = useState('')
  const send = async () => {
    await prove({ code })
    setCode('')
  }
  return (
    <Form onSubmit={send} label="Confirmer par un code">
      <CodeField label={label} value={code} onChange={setCode} />
      <FormActions>
        <SubmitButton>Confirmer</SubmitButton>
      </FormActions>
    </Form>
  )
}

function ByPassword({ prove }: Prove) {
  const [password, setPassword] = useState('')
  return (
    <Form onSubmit={() => prove({ password })} label="Confirmer par le mot de passe">
      <PasswordField label="Votre mot de passe" value={password} onChange={setPassword} />
      <FormActions>
        <SubmitButton>Confirmer</SubmitButton>
      </FormActions>
    </Form>
  )
}

function ByEmail({ prove }: Prove) {
  const ask = useWrite(identityApi.askConfirmationCode)
  const isDemo = useEndpoint(identityApi.signInOptions).data?.demo
  if (!ask.done)
    return (
      <Stack>
        <Button variant="main" icon={Mail} busy={ask.sending} onClick={() => ask.send({ body: {} })}>
          Recevoir un code par e-mail
        </Button>
        {ask.error && <FieldError>{refusalSentence(ask.error)}</FieldError>}
      </Stack>
    )
  return (
    <Stack>
      <p>
        Un code vient de partir à votre adresse. Il fonctionne {ask.done.validMinutes} minutes.
        {isDemo && (
          <>
            {' '}
            Dans la démonstration, lisez-le dans la{' '}
            <a href="/demo/boite" target="_blank" rel="noreferrer">
              boîte aux lettres
            </a>
            .
          </>
        )}
      </p>
      <ByCode label="Code reçu" prove={prove} />
    </Stack>
  )
}
