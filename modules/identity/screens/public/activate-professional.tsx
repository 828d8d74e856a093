import { DoorOpen, Fingerprint } from 'lucide-react'
import { useState } from 'react'
import { type Activation, identityApi, type Opening } from '#api/identity'
import { ErrorNotice } from '#ui/banner'
import { Button } from '#ui/button'
import { Card, Stack } from '#ui/card'
import { Form, SubmitButton } from '#ui/form'
import { PageTitle } from '#ui/page-title'
import { refusalSentence } from '#ui/refusal'
import { SkeletonCard } from '#ui/skeleton'
import { useWrite } from '#ui/use-endpoint'
import { deviceName, knowsPasskeys, makePasskey } from '../passkey-browser.ts'
import { PasswordField } from '../password-field.tsx'
import { TermsText } from '../terms-text.tsx'
import { TotpSetup } from '../totp-setup.tsx'
import { useEndpointOnce } from '../use-once.ts'
import { goOn } from './go-on.ts'

type Props = { token: string; activation: Activation }
type Open = (means: Omit<Opening, 'termsVersion'>) => Promise<unknown>

/** A professional opens their account: the terms, then a passkey or a password with a code application. */
export function ActivateProfessional({ token, activation: { contact, terms, canUsePasskey } }: Props) {
  const write = useWrite(identityApi.activate, { onDone: ({ role }) => goOn(role) })
  const hasPasskey = canUsePasskey && knowsPasskeys()
  const [way, setWay] = useState<'passkey' | 'password'>(hasPasskey ? 'passkey' : 'password')
  const open: Open = (means) => write.sendAndWait({ params: { token }, body: { termsVersion: terms.version, ...means } })
  return (
    <>
      <PageTitle
        title="Ouvrir votre compte"
        heading="Bienvenue sur Élan"
        intro={`Compte de ${contact}. Il reste à choisir comment vous vous connecterez.`}
      />
      <Card title={terms.title}>
        <TermsText text={terms.text} />
      </Card>
      {write.error && <ErrorNotice title="Le compte n’est pas encore ouvert">{refusalSentence(write.error, 'vous')}</ErrorNotice>}
      {way === 'passkey' ? (
        <PasskeyMeans token={token} open={open} busy={write.sending} other={() => setWay('password')} />
      ) : (
        <PasswordMeans token={token} open={open} other={hasPasskey ? () => setWay('passkey') : undefined} />
      )}
    </>
  )
}

function PasskeyMeans({ token, open, busy, other }: { token: string; open: Open; busy: boolean; other: () => void }) {
  const prepare = useWrite(identityApi.preparePasskeyOfActivation)
  const start = async () => {
    const prepared = await prepare.sendAndWait({ params: { token }, body: {} })
    const passkey = prepared.state === 'done' ? await makePasskey(prepared.reply, deviceName()) : undefined
    if (passkey) await open({ passkey })
  }
  return (
    <Card title="Votre clé d’accès">
      <p>Le plus simple et le plus sûr : votre empreinte, votre visage ou le code de cet appareil, sans mot de passe.</p>
      {prepare.error && <ErrorNotice>{refusalSentence(prepare.error, 'vous')}</ErrorNotice>}
      <Stack gap={8}>
        <Button variant="main" icon={Fingerprint} wide busy={busy || prepare.sending} onClick={() => void start()}>
          J’accepte et je crée ma clé
        </Button>
        <Button variant="quiet" wide onClick={other}>
          Plutôt un mot de passe et des codes
        </Button>
      </Stack>
    </Card>
  )
}

function PasswordMeans({ token, open, other }: { token: string; open: Open; other: (() => void) | undefined }) {
  const setup = useEndpointOnce(identityApi.prepareTotpOfActivation, { params: { token }, body: {} })
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  if (setup.error) return <ErrorNotice onRetry={setup.again}>{refusalSentence(setup.error, 'vous')}</ErrorNotice>
  if (!setup.data) return <SkeletonCard lines={6} />
  const { challengeId } = setup.data
  const submit = async () => {
    await open({ password, totp: { challengeId, code } })
    setCode('')
  }
  return (
    <Form onSubmit={submit}>
      <Card title="1. Votre mot de passe">
        <PasswordField isNew label="Mot de passe" value={password} onChange={setPassword} />
      </Card>
      <Card title="2. Votre application de codes">
        <p>
          Scannez ce dessin avec une application de codes (FreeOTP, Aegis, Google Authenticator…), puis écrivez le code qu’elle affiche.
        </p>
        <TotpSetup setup={setup.data} code={code} onChange={setCode} />
      </Card>
      <SubmitButton icon={DoorOpen} wide>
        J’accepte et j’ouvre mon compte
      </SubmitButton>
      {other && (
        <Button variant="quiet" wide onClick={other}>
          Plutôt une clé d’accès
        </Button>
      )}
    </Form>
  )
}
