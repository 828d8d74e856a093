import { HandHelping } from 'lucide-react'
import { useParams } from 'wouter'
import { identityApi } from '#api/identity'
import type { MandateScope } from '#platform/api'
import { ErrorNotice } from '#ui/banner'
import { Card } from '#ui/card'
import { Form, SubmitButton } from '#ui/form'
import { numericDay } from '#ui/format'
import { PageTitle } from '#ui/page-title'
import { refusalSentence } from '#ui/refusal'
import { Loading, SkeletonCard } from '#ui/skeleton'
import { RefusalError, useEndpoint, useWrite } from '#ui/use-endpoint'
import { DeadLink } from './activate.tsx'
import { goOn } from './go-on.ts'

const may: Record<MandateScope, string> = {
  agenda: 'voir ses rendez-vous',
  actions: 'voir ses actions, et dire qu’elles sont faites',
  answers: 'répondre à ses rendez-vous à sa place',
}

/** Where somebody who is asked to help reads what they may do, and accepts. */
export function Help() {
  const { token = '' } = useParams<{ token: string }>()
  const { data, error, refetch } = useEndpoint(identityApi.helpOffer, { params: { token } }, { staleTime: Number.POSITIVE_INFINITY })
  const start = useWrite(identityApi.startHelping, { onDone: ({ role }) => goOn(role) })
  if (error instanceof RefusalError && error.status < 500) return <DeadLink error={error} />
  if (error)
    return (
      <ErrorNotice safe="Le lien fonctionne toujours." onRetry={() => void refetch()}>
        {refusalSentence(error, 'vous')}
      </ErrorNotice>
    )
  if (!data)
    return (
      <Loading>
        <SkeletonCard lines={5} />
      </Loading>
    )
  return (
    <>
      <PageTitle
        title="Aider sur Élan"
        heading={`Bonjour ${data.name}`}
        intro={`Une personne que vous connaissez vous permet de l’aider, jusqu’au ${numericDay(data.endsOn, 'Europe/Paris')}.`}
      />
      <Card title="Vous pourrez">
        <ul>
          {data.scopes.map((scope) => (
            <li key={scope}>{may[scope]}</li>
          ))}
        </ul>
        <p>
          Vous n’aurez accès ni à ses messages, ni à ce qui touche à sa santé. Ce que vous lisez et faites est noté à votre nom, et cette
          personne le voit. Elle peut arrêter quand elle veut.
        </p>
        <p>La prochaine fois, demandez un code sur la page de connexion : il arrivera à {data.contact}.</p>
        {start.error && <ErrorNotice>{refusalSentence(start.error, 'vous')}</ErrorNotice>}
        <Form onSubmit={() => start.sendAndWait({ params: { token }, body: {} })}>
          <SubmitButton icon={HandHelping} wide>
            J’accepte d’aider
          </SubmitButton>
        </Form>
      </Card>
    </>
  )
}
