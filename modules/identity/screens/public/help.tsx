import { HandHelping } from 'lucide-react'
import { useParams } from 'wouter'
import { identityApi } from '#api/identity'
import { ErrorNotice } from '#ui/banner'
import { Card } from '#ui/card'
import { Form, SubmitButton } from '#ui/form'
import { numericDay } from '#ui/format'
import { LanguageOffer } from '#ui/language'
import { PageTitle } from '#ui/page-title'
import { refusalSentence } from '#ui/refusal'
import { Loading, SkeletonCard } from '#ui/skeleton'
import { RefusalError, useEndpoint, useWrite } from '#ui/use-endpoint'
import { texts as all } from '../young/texts.ts'
import { DeadLink } from './activate.tsx'
import { goOn } from './go-on.ts'

const texts = all.helping

/** Where somebody who is asked to help reads what they may do, and accepts. */
export function Help() {
  const { token = '' } = useParams<{ token: string }>()
  const { data, error, refetch } = useEndpoint(identityApi.helpOffer, { params: { token } }, { staleTime: Number.POSITIVE_INFINITY })
  const start = useWrite(identityApi.startHelping, { onDone: ({ role }) => goOn(role) })
  if (error instanceof RefusalError && error.status < 500) return <DeadLink error={error} />
  if (error)
    return (
      <ErrorNotice safe={texts.stillWorks} onRetry={() => void refetch()}>
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
      <LanguageOffer />
      <PageTitle title={texts.page} heading={texts.hello(data.name)} intro={texts.offer(numericDay(data.endsOn, 'Europe/Paris'))} />
      <Card title={texts.youMay}>
        <ul>
          {data.scopes.map((scope) => (
            <li key={scope}>{texts[scope]}</li>
          ))}
        </ul>
        <p>{texts.never}</p>
        <p>{texts.nextTime(data.contact)}</p>
        {start.error && <ErrorNotice>{refusalSentence(start.error, 'vous')}</ErrorNotice>}
        <Form onSubmit={() => start.sendAndWait({ params: { token }, body: {} })}>
          <SubmitButton icon={HandHelping} wide>
            {texts.accept}
          </SubmitButton>
        </Form>
      </Card>
    </>
  )
}
