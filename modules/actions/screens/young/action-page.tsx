import { Bell, CloudOff } from 'lucide-react'
import { useParams } from 'wouter'
import { actionsApi } from '#api/actions'
import { Badge } from '#ui/badge'
import { Banner, ErrorNotice } from '#ui/banner'
import { Card, Row, Stack } from '#ui/card'
import { duration } from '#ui/format'
import { Listen } from '#ui/listen'
import { PageTitle } from '#ui/page-title'
import { PrintButton } from '#ui/print'
import { refusalSentence } from '#ui/refusal'
import { useSession, useTimeZone } from '#ui/session'
import { Loading, SkeletonCard } from '#ui/skeleton'
import { useEndpoint } from '#ui/use-endpoint'
import rows from '../rows.module.css'
import { History, Thread } from '../thread.tsx'
import { useAsWritten, useLiveActions, useWaits } from '../use-actions.ts'
import { capital, categoryForYoung, statusWords, whenWords } from '../words.ts'
import { ActionButtons } from './action-buttons.tsx'
import { Conflicts } from './conflicts.tsx'
import { texts } from './texts.ts'

const back = { href: '/actions', label: texts.list }

/** One action: where it stands, what to do with it, what was said about it. */
export function ActionPage() {
  useLiveActions()
  const { id = '' } = useParams()
  const { isArchived, mandate } = useSession()
  const timeZone = useTimeZone()
  const { data, error, refetch } = useEndpoint(actionsApi.get, { params: { id } })
  const action = useAsWritten(data)
  const waits = useWaits(id)
  if (!action)
    return (
      <Stack>
        <PageTitle title={texts.one} back={back} hidden={!error} />
        {error ? (
          <ErrorNotice onRetry={() => void refetch()}>{refusalSentence(error)}</ErrorNotice>
        ) : (
          <Loading>{<SkeletonCard lines={5} />}</Loading>
        )}
      </Stack>
    )
  return (
    <Stack gap={24}>
      <PageTitle title={action.title} back={back} />
      <Conflicts actionId={id} />
      <Card>
        <Facts action={action} waits={waits} />
        {action.description && <p className={rows.description}>{action.description}</p>}
        <Row>
          <Listen text={[action.title, whenWords(action, timeZone), action.description].filter(Boolean).join('. ')} about={action.title} />
          <PrintButton />
        </Row>
        {!isArchived && <ActionButtons action={action} />}
      </Card>
      {!mandate && <Thread actionId={id} comments={action.comments} offline readOnly={isArchived} hint={texts.threadHint} />}
      <History history={action.history} />
    </Stack>
  )
}

type Shown = NonNullable<ReturnType<typeof useEndpoint<typeof actionsApi.get>>['data']>

function Facts({ action, waits }: { action: Shown; waits: boolean }) {
  const timeZone = useTimeZone()
  const { status, category, givenBy, wantsReminder, qualifiedCategory, qualifiedMinutes } = action
  const tone = ({ to_do: 'plain', in_progress: 'accent', done: 'good', cancelled: 'plain' } as const)[status]
  return (
    <>
      <Row>
        <Badge tone={tone}>{statusWords[status]}</Badge>
        <Badge>{categoryForYoung(category)}</Badge>
        {givenBy && <Badge>{texts.by(givenBy)}</Badge>}
        {wantsReminder && (status === 'to_do' || status === 'in_progress') && <Badge icon={Bell}>{texts.reminderSet}</Badge>}
        {waits && <Badge icon={CloudOff}>{texts.waits}</Badge>}
      </Row>
      <p>{capital(whenWords(action, timeZone))}.</p>
      {qualifiedCategory && qualifiedCategory !== 'not_counted' && (
        <Banner tone="good">{texts.countedBanner(duration(qualifiedMinutes ?? 0))}</Banner>
      )}
      {qualifiedCategory === 'not_counted' && <Banner>{texts.notCountedBanner}</Banner>}
    </>
  )
}
