import { useState } from 'react'
import { identityApi, type Security } from '#api/identity'
import { ErrorNotice } from '#ui/banner'
import { Button } from '#ui/button'
import { Row, SectionHeading, Stack } from '#ui/card'
import { Dialog } from '#ui/dialog'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { refusalSentence } from '#ui/refusal'
import { SkeletonCard } from '#ui/skeleton'
import { useToast } from '#ui/toast'
import { useWrite } from '#ui/use-endpoint'
import { PasswordField } from './password-field.tsx'
import { TotpSetup } from './totp-setup.tsx'
import { useEndpointOnce } from './use-once.ts'

/** A professional's password and code application: both are needed to sign in that way. */
export function PasswordAndTotp({ security: { hasPassword, hasTotp } }: { security: Security }) {
  const [open, setOpen] = useState<'password' | 'totp'>()
  const close = () => setOpen(undefined)
  return (
    <Stack gap={12}>
      <SectionHeading title="Mot de passe et application de codes" level={3} hint={sayState(hasPassword, hasTotp)} />
      <Row>
        <Button onClick={() => setOpen('password')}>{hasPassword ? 'Changer le mot de passe' : 'Choisir un mot de passe'}</Button>
        <Button onClick={() => setOpen('totp')}>{hasTotp ? 'Changer d’application' : 'Ajouter une application'}</Button>
      </Row>
      {open === 'password' && <PasswordDialog hasPassword={hasPassword} close={close} />}
      {open === 'totp' && <TotpDialog close={close} />}
    </Stack>
  )
}

function sayState(hasPassword: boolean, hasTotp: boolean) {
  if (hasPassword && hasTotp) return 'Les deux vous sont demandés ensemble à la connexion.'
  if (hasPassword) return 'Il manque l’application de codes : le mot de passe seul ne suffit pas.'
  if (hasTotp) return 'Il manque le mot de passe : l’application seule ne suffit pas.'
  return 'Pas encore choisis. Les deux ensemble sont un second moyen de connexion.'
}

function PasswordDialog({ hasPassword, close }: { hasPassword: boolean; close: () => void }) {
  const toast = useToast()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const change = useWrite(identityApi.changePassword, {
    invalidates: [identityApi.getSecurity, identityApi.listSessions],
    onDone: () => {
      toast('Mot de passe changé. Vos autres appareils sont déconnectés.')
      close()
    },
  })
  return (
    <Dialog open onClose={close} title={hasPassword ? 'Changer le mot de passe' : 'Choisir un mot de passe'}>
      <Form onSubmit={() => change.sendAndWait({ body: { next, ...(hasPassword && { current }) } })}>
        {change.error && <ErrorNotice>{refusalSentence(change.error)}</ErrorNotice>}
        {hasPassword && <PasswordField label="Mot de passe actuel" value={current} onChange={setCurrent} />}
        <PasswordField isNew label="Nouveau mot de passe" value={next} onChange={setNext} />
        <FormActions>
          <SubmitButton>Enregistrer</SubmitButton>
        </FormActions>
      </Form>
    </Dialog>
  )
}

function TotpDialog({ close }: { close: () => void }) {
  const toast = useToast()
  const setup = useEndpointOnce(identityApi.prepareTotp, { body: {} })
  const [code, setCode] = useState('')
  const confirm = useWrite(identityApi.confirmTotp, {
    invalidates: [identityApi.getSecurity],
    onDone: () => {
      toast('Application de codes enregistrée.')
      close()
    },
    onFailed: () => setCode(''),
  })
  return (
    <Dialog open onClose={close} title="Application de codes">
      {setup.error && <ErrorNotice>{refusalSentence(setup.error)}</ErrorNotice>}
      {!setup.data && !setup.error && <SkeletonCard lines={5} />}
      {setup.data && (
        <Form onSubmit={() => confirm.sendAndWait({ body: { challengeId: setup.data!.challengeId, code } })}>
          <p>Scannez ce dessin avec votre application, puis écrivez le code qu’elle affiche. L’ancienne ne fonctionnera plus.</p>
          <TotpSetup setup={setup.data} code={code} onChange={setCode} error={confirm.error && refusalSentence(confirm.error)} />
          <FormActions>
            <SubmitButton>Enregistrer</SubmitButton>
          </FormActions>
        </Form>
      )}
    </Dialog>
  )
}
