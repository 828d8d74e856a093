import { DoorOpen, Unlink } from 'lucide-react'
import { useParams } from 'wouter'
import { type Activation, identityApi } from '#api/identity'
import { ErrorNotice } from '#ui/banner'
import { LinkButton } from '#ui/button'
import { Card } from '#ui/card'
import { EmptyState } from '#ui/empty-state'
import { Form, SubmitButton } from '#ui/form'
import { PageTitle } from '#ui/page-title'
import { refusalSentence } from '#ui/refusal'
import { Loading, SkeletonCard } from '#ui/skeleton'
import { RefusalError, useEndpoint, useWrite } from '#ui/use-endpoint'
import { TermsText } from '../terms-text.tsx'
import { ActivateProfessional } from './activate-professional.tsx'
import { goOn } from './go-on.ts'

/** Where an invitation leads: the account is opened here, once. */
export function Activate() {
  const { token = '' } = useParams<{ token: string }>()
  const { data, error, refetch } = useEndpoint(identityApi.getActivation, { params: { token } }, { staleTime: Number.POSITIVE_INFINITY })
  if (error instanceof RefusalError && error.status < 500) return <DeadLink error={error} />
  if (error)
    return (
      <ErrorNotice safe="Le lien marche toujours." onRetry={() => void refetch()}>
        {refusalSentence(error, 'vous')}
      </ErrorNotice>
    )
  if (!data)
    return (
      <Loading>
        <SkeletonCard lines={5} />
      </Loading>
    )
  return data.kind === 'youngPerson' ? (
    <ActivateYoung token={token} activation={data} />
  ) : (
    <ActivateProfessional token={token} activation={data} />
  )
}

function ActivateYoung({ token, activation: { contact, terms } }: { token: string; activation: Activation }) {
  const open = useWrite(identityApi.activate, { onDone: ({ role }) => goOn(role) })
  return (
    <>
      <PageTitle
        title="Ouvrir ton espace"
        heading="Bienvenue sur Élan"
        intro={`Ton espace t’attend. La prochaine fois, tu te connecteras avec un code envoyé à ${contact}.`}
      />
      <Card title="Avant de commencer">
        <TermsText text={terms.text} />
        {open.error && <ErrorNotice>{refusalSentence(open.error, 'tu')}</ErrorNotice>}
        <Form onSubmit={() => open.sendAndWait({ params: { token }, body: { termsVersion: terms.version } })}>
          <SubmitButton icon={DoorOpen} wide>
            D’accord, j’ouvre mon espace
          </SubmitButton>
        </Form>
      </Card>
    </>
  )
}

/** A link that leads nowhere any more, and what to do then. */
export const DeadLink = ({ error }: { error: RefusalError }) => (
  <>
    <PageTitle title="Lien fermé" heading="Ce lien ne marche plus" />
    <EmptyState
      icon={Unlink}
      title={refusalSentence(error, 'vous')}
      action={
        <LinkButton href="/connexion" variant="main">
          Aller à la connexion
        </LinkButton>
      }
    >
      Un lien sert une seule fois, et seul le dernier envoyé marche. Si le compte n’est pas encore ouvert, la page de connexion en renvoie
      un aux jeunes ; les professionnels en demandent un à l’administrateur de leur structure.
    </EmptyState>
  </>
)
