import { ArrowRight, KeyRound } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { identityApi, type SignInOptions } from '#api/identity'
import type { z } from '#platform/api'
import { Banner } from '#ui/banner'
import { Button } from '#ui/button'
import { Card, Stack } from '#ui/card'
import { TextField } from '#ui/field'
import { Form, SubmitButton } from '#ui/form'
import { PageTitle } from '#ui/page-title'
import { refusalSentence } from '#ui/refusal'
import { useWrite } from '#ui/use-endpoint'
import { CodeField } from '../code-field.tsx'
import { goOn } from './go-on.ts'
import { PasskeyButton } from './passkey-button.tsx'
import styles from './sign-in.module.css'

export type Options = z.infer<typeof SignInOptions> | undefined

/** A young person's way in: their e-mail or telephone, then the code they receive. */
export function YoungSignIn({ options, other }: { options: Options; other: string }) {
  const [contact, setContact] = useState('')
  const ask = useWrite(identityApi.askCode)
  const [wait, setWait] = useState(0)
  const sendCode = async () => {
    const outcome = await ask.sendAndWait({ body: { contact } })
    if (outcome.state === 'done') setWait(outcome.reply.resendSeconds)
    return outcome.state === 'done'
  }
  const [isSent, setSent] = useState(false)
  if (isSent)
    return (
      <TypeCode
        contact={contact}
        options={options}
        resend={{ wait, setWait, send: sendCode, sentence: ask.error && refusalSentence(ask.error, 'tu') }}
        change={() => setSent(false)}
      />
    )
  return (
    <>
      <PageTitle title="Se connecter" heading="Te connecter" intro="Pas de mot de passe : on t’envoie un code." />
      <Card>
        <Form onSubmit={async () => setSent(await sendCode())}>
          <TextField
            label="E-mail ou téléphone"
            hint="Celui que ton conseiller ou ta conseillère a noté."
            name="contact"
            value={contact}
            onChange={(event) => setContact(event.target.value)}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            minLength={3}
            maxLength={254}
            error={ask.error && refusalSentence(ask.error, 'tu')}
            required
          />
          <SubmitButton icon={ArrowRight} wide>
            Recevoir mon code
          </SubmitButton>
        </Form>
        {options?.passkey && <PasskeyButton voice="tu" />}
      </Card>
      <p className={styles.other}>
        Vous accompagnez des jeunes ? <Link href={other}>Je suis un professionnel</Link>
      </p>
      {options?.demo && (
        <p className={styles.other}>
          Ceci est une démonstration : <Link href="/demo">choisir une personne</Link>
        </p>
      )}
    </>
  )
}

type Resend = { wait: number; setWait: (seconds: number) => void; send: () => Promise<boolean>; sentence: string | undefined }
type CodeProps = { contact: string; options: Options; resend: Resend; change: () => void }

function TypeCode({ contact, options, resend, change }: CodeProps) {
  const [code, setCode] = useState('')
  const signIn = useWrite(identityApi.signInWithCode, { onDone: ({ role }) => goOn(role), onFailed: () => setCode('') })
  const isEmail = contact.includes('@')
  const isSending = isEmail ? options?.sendsEmail : options?.sendsSms
  return (
    <>
      <PageTitle
        title="Ton code"
        heading={isEmail ? 'Regarde tes e-mails' : 'Regarde tes SMS'}
        intro={
          <>
            Si un compte existe pour <strong className={styles.contact}>{contact.trim()}</strong>, un message vient de partir.
          </>
        }
      />
      {options && !isSending && (
        <Banner tone="watch">
          Ici, les {isEmail ? 'e-mails' : 'SMS'} ne partent pas encore : demande à ton conseiller ou ta conseillère.
        </Banner>
      )}
      <Card>
        <Form onSubmit={() => signIn.sendAndWait({ body: { contact, code } })}>
          <CodeField
            label="Ton code à 6 chiffres"
            hint="Il marche pendant 10 minutes."
            value={code}
            onChange={setCode}
            error={signIn.error && refusalSentence(signIn.error, 'tu')}
          />
          <SubmitButton icon={KeyRound} wide>
            Me connecter
          </SubmitButton>
        </Form>
        <Stack gap={4}>
          <ResendButton {...resend} />
          <Button variant="quiet" wide onClick={change}>
            Changer d’e-mail ou de numéro
          </Button>
        </Stack>
      </Card>
      <p className={styles.other}>
        Rien reçu ? {isEmail ? 'Regarde dans les courriers indésirables.' : 'Vérifie que le numéro est le bon.'}
      </p>
    </>
  )
}

function ResendButton({ wait, setWait, send, sentence }: Resend) {
  useEffect(() => {
    if (wait <= 0) return
    const tick = setTimeout(() => setWait(wait - 1), 1000)
    return () => clearTimeout(tick)
  }, [wait, setWait])
  return (
    <>
      <Button variant="quiet" wide disabled={wait > 0} onClick={() => void send()}>
        {wait > 0 ? `Renvoyer un code dans ${wait} s` : 'Renvoyer un code'}
      </Button>
      {sentence && (
        <p role="alert" className={styles.fault}>
          {sentence}
        </p>
      )}
    </>
  )
}
