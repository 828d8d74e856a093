import { KeyRound, MailCheck, Send } from 'lucide-react'
import { useState } from 'react'
import { useParams } from 'wouter'
import { identityApi } from '#api/identity'
import { Card } from '#ui/card'
import { EmptyState } from '#ui/empty-state'
import { TextField } from '#ui/field'
import { Form, SubmitButton } from '#ui/form'
import { PageTitle } from '#ui/page-title'
import { refusalSentence } from '#ui/refusal'
import { RefusalError, useWrite } from '#ui/use-endpoint'
import { CodeField } from '../code-field.tsx'
import { PasswordField } from '../password-field.tsx'
import { DeadLink } from './activate.tsx'
import { goOn } from './go-on.ts'

const back = { href: '/connexion?pro', label: 'Connexion' }

/** Asks for the link to a new password. */
export function AskReset() {
  const [email, setEmail] = useState('')
  const ask = useWrite(identityApi.askReset)
  if (ask.done)
    return (
      <>
        <PageTitle title="E-mail envoyé" heading="Regardez vos e-mails" back={back} />
        <EmptyState icon={MailCheck} title={`Si un compte existe pour ${email.trim()}, un lien vient de partir.`}>
          Il fonctionne {ask.done.validMinutes} minutes, une seule fois. Gardez votre application de codes à portée de main.
        </EmptyState>
      </>
    )
  return (
    <>
      <PageTitle
        title="Mot de passe oublié"
        back={back}
        intro="Nous vous envoyons un lien pour en choisir un nouveau. Votre application de codes vous sera demandée."
      />
      <Card>
        <Form onSubmit={() => ask.sendAndWait({ body: { email } })}>
          <TextField
            label="E-mail professionnel"
            type="email"
            name="email"
            autoComplete="username"
            value={email}
            onChange={(event) => setEmail(event.target.value)}
            maxLength={254}
            error={ask.error && refusalSentence(ask.error, 'vous')}
            required
          />
          <SubmitButton icon={Send} wide>
            Recevoir le lien
          </SubmitButton>
        </Form>
      </Card>
    </>
  )
}

/** Chooses the new password, with the link and the code application. */
export function ResetPassword() {
  const { token = '' } = useParams<{ token: string }>()
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const reset = useWrite(identityApi.resetPassword, { onDone: ({ role }) => goOn(role), onFailed: () => setCode('') })
  const { error } = reset
  if (error instanceof RefusalError && error.code.startsWith('identity.link-')) return <DeadLink error={error} />
  const isAboutPassword = error instanceof RefusalError && error.code.startsWith('identity.password-')
  const sentence = error && refusalSentence(error, 'vous')
  return (
    <>
      <PageTitle title="Nouveau mot de passe" intro="Vos autres appareils seront déconnectés." />
      <Card>
        <Form onSubmit={() => reset.sendAndWait({ params: { token }, body: { password, code } })}>
          <PasswordField
            isNew
            label="Nouveau mot de passe"
            value={password}
            onChange={setPassword}
            error={isAboutPassword ? sentence : undefined}
          />
          <CodeField
            label="Code de votre application"
            value={code}
            onChange={setCode}
            error={isAboutPassword ? undefined : sentence}
            autoFocus={false}
          />
          <SubmitButton icon={KeyRound} wide>
            Changer le mot de passe
          </SubmitButton>
        </Form>
      </Card>
    </>
  )
}
