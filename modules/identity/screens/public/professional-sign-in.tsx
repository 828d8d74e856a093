import { ArrowRight, Building2, KeyRound } from 'lucide-react'
import { useState } from 'react'
import { Link, useSearch } from 'wouter'
import { identityApi } from '#api/identity'
import { ErrorNotice } from '#ui/banner'
import { Button, LinkButton } from '#ui/button'
import { Card } from '#ui/card'
import { TextField } from '#ui/field'
import { Form, SubmitButton } from '#ui/form'
import { PageTitle } from '#ui/page-title'
import { refusalSentence } from '#ui/refusal'
import { RefusalError, useWrite } from '#ui/use-endpoint'
import { CodeField } from '../code-field.tsx'
import { knowsPasskeys } from '../passkey-browser.ts'
import { PasswordField } from '../password-field.tsx'
import { goOn } from './go-on.ts'
import { PasskeyButton } from './passkey-button.tsx'
import styles from './sign-in.module.css'
import type { Options } from './young-sign-in.tsx'

type Props = { options: Options; fault: string | null; other: string }

/** A professional's ways in: passkey, the structure's own account, else password and code application. */
export function ProfessionalSignIn({ options, fault, other }: Props) {
  const next = new URLSearchParams(useSearch()).get('suite')
  const hasPasskey = Boolean(options?.passkey) && knowsPasskeys()
  return (
    <>
      <PageTitle title="Se connecter" heading="Espace professionnel" intro="Missions locales, France Travail, partenaires, pilotage." />
      {fault && (
        <ErrorNotice title="Connexion refusée">
          {refusalSentence(new RefusalError({ status: 422, code: fault, requestId: '' }), 'vous')}
        </ErrorNotice>
      )}
      <Card>
        {hasPasskey && <PasskeyButton voice="vous" variant="main" />}
        {options?.oidc && (
          <LinkButton external wide icon={Building2} href={`/api/sign-in/oidc${next ? `?suite=${encodeURIComponent(next)}` : ''}`}>
            {options.oidc}
          </LinkButton>
        )}
        {(hasPasskey || options?.oidc) && <p className={styles.or}>ou</p>}
        <PasswordSignIn variant={hasPasskey ? 'soft' : 'main'} />
      </Card>
      <p className={styles.other}>
        Tu as un contrat d’engagement jeune ? <Link href={other}>Me connecter avec un code</Link>
      </p>
      {options?.demo && (
        <p className={styles.other}>
          Ceci est une démonstration : <Link href="/demo">choisir une personne</Link>
        </p>
      )}
    </>
  )
}

/** Address and password first, then the code; the three are checked together, so that nobody learns which of them was wrong. */
function PasswordSignIn({ variant }: { variant: 'main' | 'soft' }) {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [step, setStep] = useState<'password' | 'code'>('password')
  const signIn = useWrite(identityApi.signInWithPassword, { onDone: ({ role }) => goOn(role), onFailed: () => setCode('') })
  if (step === 'password')
    return (
      <Form onSubmit={() => setStep('code')}>
        <TextField
          label="E-mail professionnel"
          type="email"
          name="email"
          autoComplete="username webauthn"
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          maxLength={254}
          required
        />
        <PasswordField label="Mot de passe" value={password} onChange={setPassword} />
        <SubmitButton icon={ArrowRight} variant={variant} wide>
          Continuer
        </SubmitButton>
        <Link href="/mot-de-passe-oublie" className={styles.forgotten}>
          Mot de passe oublié ?
        </Link>
      </Form>
    )
  return (
    <Form onSubmit={() => signIn.sendAndWait({ body: { email, password, code } })}>
      <CodeField
        label="Code de votre application"
        hint="Les 6 chiffres affichés en ce moment pour Élan."
        value={code}
        onChange={setCode}
        error={signIn.error && refusalSentence(signIn.error, 'vous')}
      />
      <SubmitButton icon={KeyRound} variant={variant} wide>
        Se connecter
      </SubmitButton>
      <Button variant="quiet" wide onClick={() => setStep('password')}>
        Revoir l’adresse et le mot de passe
      </Button>
    </Form>
  )
}
