import { ArrowLeftRight } from 'lucide-react'
import { peopleApi, type TransferRequest } from '#api/people'
import { Badge } from '#ui/badge'
import { ErrorNotice } from '#ui/banner'
import { Button, LinkButton } from '#ui/button'
import { Card, Row, Stack } from '#ui/card'
import { EmptyState } from '#ui/empty-state'
import { shortDay } from '#ui/format'
import { PageTitle } from '#ui/page-title'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { useToast } from '#ui/toast'
import { useEndpoint, useWrite } from '#ui/use-endpoint'
import { useLivePeople } from '../use-people.ts'
import { nameOf } from '../words.ts'
import styles from './people.module.css'

/** Requests for a file, between structures: to answer, and sent. */
export function Transfers() {
  useLivePeople()
  const { data, error, refetch } = useEndpoint(peopleApi.transfers, {})
  return (
    <Stack gap={24}>
      <PageTitle title="Transferts" intro="Quand un jeune change de structure, son dossier le suit, avec l’accord de son conseiller." />
      {error && !data && <ErrorNotice onRetry={() => void refetch()}>{refusalSentence(error)}</ErrorNotice>}
      {!data && !error && (
        <Loading>
          <SkeletonRows />
        </Loading>
      )}
      {data && !data.requests.length && (
        <EmptyState icon={ArrowLeftRight} title="Aucune demande de transfert">
          Quand vous ajoutez un jeune déjà suivi ailleurs, Élan vous propose de demander son dossier.
        </EmptyState>
      )}
      {data?.requests.map((request) =>
        request.direction === 'received' ? <Received key={request.id} request={request} /> : <Sent key={request.id} request={request} />,
      )}
    </Stack>
  )
}

/** A request to answer. */
export function Received({ request }: { request: TransferRequest }) {
  const timeZone = useTimeZone()
  const toast = useToast()
  const decide = useWrite(peopleApi.decideTransfer, {
    invalidates: [peopleApi.transfers, peopleApi.file],
    onDone: (_, { body }) => toast(answered[body.answer]),
    onFailed: (error) => toast(refusalSentence(error), { tone: 'bad' }),
  })
  const answer = (given: 'accepted' | 'refused' | 'otherPerson') => decide.send({ params: { id: request.id }, body: { answer: given } })
  const person = request.youngPerson!
  return (
    <Card title={`${nameOf(person)} : transfert demandé`} tone="accent">
      <p>
        {nameOf(request.askedBy)} ({request.askedBy.structureName}) demande le dossier depuis le {shortDay(request.createdAt, timeZone)}, au
        nom de « {request.askedAs} ».
      </p>
      {request.message && <blockquote>{request.message}</blockquote>}
      <Row>
        <Button variant="main" busy={decide.sending} onClick={() => answer('accepted')}>
          Accepter le transfert
        </Button>
        <Button onClick={() => answer('refused')}>Garder le dossier</Button>
        <Button variant="quiet" onClick={() => answer('otherPerson')}>
          Ce n’est pas la même personne
        </Button>
        <LinkButton variant="quiet" href={`/jeunes/${person.id}`}>
          Voir le dossier
        </LinkButton>
      </Row>
    </Card>
  )
}
const answered = {
  accepted: 'Dossier transféré.',
  refused: 'Vous gardez le dossier.',
  otherPerson: 'C’est noté : ce sont deux personnes.',
}

const states = {
  open: { tone: 'plain', text: 'En attente' },
  accepted: { tone: 'good', text: 'Acceptée' },
  refused: { tone: 'bad', text: 'Refusée' },
  withdrawn: { tone: 'plain', text: 'Retirée' },
} as const

function Sent({ request }: { request: TransferRequest }) {
  const timeZone = useTimeZone()
  const toast = useToast()
  const withdraw = useWrite(peopleApi.withdrawTransfer, {
    invalidates: [peopleApi.transfers],
    onDone: () => toast('Demande retirée.'),
    onFailed: (error) => toast(refusalSentence(error), { tone: 'bad' }),
  })
  const { tone, text } = states[request.status]
  return (
    <Card title={`Votre demande pour ${request.askedAs}`}>
      <p className={styles.meta}>
        <Badge tone={tone}>{text}</Badge> <span className={styles.soft}>envoyée le {shortDay(request.createdAt, timeZone)}</span>
      </p>
      <Row>
        {request.youngPerson && <LinkButton href={`/jeunes/${request.youngPerson.id}`}>Ouvrir le dossier</LinkButton>}
        {request.status === 'open' && (
          <Button variant="quiet" busy={withdraw.sending} onClick={() => withdraw.send({ params: { id: request.id } })}>
            Retirer la demande
          </Button>
        )}
      </Row>
    </Card>
  )
}
