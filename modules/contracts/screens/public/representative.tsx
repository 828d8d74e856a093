import { CircleCheck, PenLine, Send, Unlink } from 'lucide-react'
import { useState } from 'react'
import { useParams } from 'wouter'
import { contractsApi, type Representation } from '#api/contracts'
import type { Reply } from '#platform/api'
import { ErrorNotice } from '#ui/banner'
import { Card, Stack } from '#ui/card'
import { EmptyState } from '#ui/empty-state'
import { FieldError, TextField } from '#ui/field'
import { Form, SubmitButton } from '#ui/form'
import { shortDay } from '#ui/format'
import { PageTitle } from '#ui/page-title'
import { refusalSentence } from '#ui/refusal'
import { Loading, SkeletonCard } from '#ui/skeleton'
import { RefusalError, useEndpoint, useWrite } from '#ui/use-endpoint'
import { isDrawn, SignaturePad } from '../signature-pad.tsx'
import styles from '../young/my-contract.module.css'

type Text = Reply<(typeof contractsApi)['readAsRepresentative']>
type Read = { code: string; text: Text }

/** Where the link of a legal representative leads: a code, the text, the signature. No account. */
export function Representative() {
  const { token = '' } = useParams<{ token: string }>()
  const [read, setRead] = useState<Read>()
  const [isSigned, setSigned] = useState<boolean>()
  const { data, error, refetch } = useEndpoint(contractsApi.representation, { params: { token } }, { staleTime: Number.POSITIVE_INFINITY })
  if (isSigned !== undefined) return <Thanks isInForce={isSigned} />
  if (error instanceof RefusalError && error.status < 500) return <DeadLink error={error} />
  if (error) return <ErrorNotice onRetry={() => void refetch()}>{refusalSentence(error, 'vous')}</ErrorNotice>
  if (!data)
    return (
      <Loading>
        <SkeletonCard lines={5} />
      </Loading>
    )
  return read ? (
    <SignText token={token} about={data} read={read} onSigned={setSigned} />
  ) : (
    <ProveContact token={token} about={data} onRead={setRead} />
  )
}

type Step = { token: string; about: Representation }

/** Sends the code to the contact the structure was given, and asks for it. */
function ProveContact({ token, about, onRead }: Step & { onRead: (read: Read) => void }) {
  const [code, setCode] = useState('')
  const ask = useWrite(contractsApi.askRepresentativeCode)
  const open = useWrite(contractsApi.readAsRepresentative)
  const send = async () => {
    const outcome = await open.sendAndWait({ params: { token }, body: { code } })
    if (outcome.state === 'done') onRead({ code, text: outcome.reply })
  }
  return (
    <Stack>
      <PageTitle
        title="Signer pour un mineur"
        heading="Un contrat à lire et à signer"
        intro={`Bonjour ${about.representativeName}. ${about.structureName} propose un contrat d’engagement jeune à ${about.youngPersonFirstName}, qui a moins de 18 ans. Votre accord est nécessaire.`}
      />
      <Card title="D’abord, un code">
        <p>Nous vous l’envoyons à {about.maskedContact}. Il prouve que c’est bien vous, sans créer de compte.</p>
        {ask.done ? (
          <Form onSubmit={send} label="Votre code">
            <TextField
              label="Code à six chiffres"
              hint={`Il marche ${ask.done.validMinutes} minutes.`}
              inputMode="numeric"
              autoComplete="one-time-code"
              pattern="\d{6}"
              required
              value={code}
              onChange={({ target }) => setCode(target.value.replace(/\D/g, '').slice(0, 6))}
              error={open.error && refusalSentence(open.error, 'vous')}
            />
            <SubmitButton wide>Lire le contrat</SubmitButton>
          </Form>
        ) : null}
        {ask.error && <FieldError>{refusalSentence(ask.error, 'vous')}</FieldError>}
        <Form onSubmit={() => ask.sendAndWait({ params: { token }, body: {} })} label="Demander un code">
          <SubmitButton wide icon={Send} variant={ask.done ? 'quiet' : 'main'}>
            {ask.done ? 'Envoyer un autre code' : 'Recevoir mon code'}
          </SubmitButton>
        </Form>
      </Card>
      <p>Conseiller ou conseillère : {about.adviserName}. Ce lien ne sert qu’une fois.</p>
    </Stack>
  )
}

/** The whole text, then the signature: by hand if one wishes; the code signs. */
function SignText({ token, about, read: { code, text }, onSigned }: Step & { read: Read; onSigned: (isInForce: boolean) => void }) {
  const [drawing, setDrawing] = useState('')
  const sign = useWrite(contractsApi.signAsRepresentative, { onDone: ({ isInForce }) => onSigned(isInForce) })
  const day = (on: string) => shortDay(on, 'Europe/Paris')
  return (
    <Stack>
      <PageTitle
        title="Signer pour un mineur"
        heading={`Le contrat de ${text.youngPersonName}`}
        intro={`Du ${day(text.startsOn)} au ${day(text.endsOn)}, avec ${about.structureName}. Version ${text.number}.`}
      />
      <Promises title={`${about.youngPersonFirstName} s’engage à`} items={text.youngPersonCommits} />
      <Promises title={`${about.structureName} s’engage à`} items={text.structureCommits} />
      <Promises title="Objectifs" items={text.objectives.map((o) => o.text)} />
      <Card title="Votre signature" tone="accent">
        <p>En signant, vous acceptez ce contrat comme représentant légal. Vous pouvez ajouter votre signature dessinée.</p>
        <SignaturePad
          value={drawing}
          onChange={setDrawing}
          label="Dessiner votre signature"
          hint="Dessin facultatif : le code vaut signature"
          clear="Effacer"
        />
        {sign.error && <FieldError>{refusalSentence(sign.error, 'vous')}</FieldError>}
        <Form
          onSubmit={() => sign.sendAndWait({ params: { token }, body: { code, drawing: isDrawn(drawing) ? drawing : null } })}
          label="Signer"
        >
          <SubmitButton wide icon={PenLine}>
            Je signe pour {about.youngPersonFirstName}
          </SubmitButton>
        </Form>
        <p>Vous ne voulez pas signer ? Ne faites rien, et parlez-en avec {about.adviserName}.</p>
      </Card>
    </Stack>
  )
}

const Promises = ({ title, items }: { title: string; items: readonly string[] }) => (
  <Card title={title}>
    <div>
      <ul className={styles.list}>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </div>
  </Card>
)

const Thanks = ({ isInForce }: { isInForce: boolean }) => (
  <>
    <PageTitle title="Signé" heading="C’est signé, merci" />
    <EmptyState icon={CircleCheck} title={isInForce ? 'Le contrat est en cours.' : 'Votre signature est gardée.'}>
      {isInForce ? 'Tout le monde a signé.' : 'Il commence quand les autres auront signé aussi.'} Vous pouvez fermer cette page.
    </EmptyState>
  </>
)

const DeadLink = ({ error }: { error: RefusalError }) => (
  <>
    <PageTitle title="Lien fermé" heading="Ce lien ne marche plus" />
    <EmptyState icon={Unlink} title={refusalSentence(error, 'vous')} />
  </>
)
