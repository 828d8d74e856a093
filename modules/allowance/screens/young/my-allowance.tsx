import { Calculator, CloudOff, Pencil, Send, Wallet } from 'lucide-react'
import { useState } from 'react'
import { Badge } from '#ui/badge'
import { Banner, ErrorNotice } from '#ui/banner'
import { Button, LinkButton } from '#ui/button'
import { Card, Stack } from '#ui/card'
import { EmptyState } from '#ui/empty-state'
import { useOfflineQueue } from '#ui/offline'
import { PageTitle } from '#ui/page-title'
import { refusalSentence } from '#ui/refusal'
import { useSession } from '#ui/session'
import { SkeletonScreen } from '#ui/skeleton'
import { allowanceApi, type Month } from '../../api.ts'
import { DeclareDialog } from '../declare-dialog.tsx'
import { useMonths } from '../use-months.ts'
import styles from './allowance.module.css'
import { MonthDetails } from './month-details.tsx'
import { texts } from './texts.ts'
import { amountWords, isMine, monthWords, sentencesOf } from './words.ts'

// one file with the card of the first page: each file more weighs on the first load of the app
export { AllowanceCard } from './home-card.tsx'

/** « Mon allocation »: this month's amount, why, and what blocks it; the months before under it. */
export function MyAllowance() {
  const { id, isArchived } = useSession()
  const { data, error, refetch } = useMonths(id)
  const [declares, setDeclares] = useState<Month>()
  if (error && !data) return <ErrorNotice onRetry={() => void refetch()}>{refusalSentence(error)}</ErrorNotice>
  if (!data) return <SkeletonScreen />
  const [now, ...before] = data.items
  const declare = isArchived ? undefined : setDeclares
  return (
    <Stack gap={24}>
      <PageTitle title={texts.title} intro={texts.about} />
      <OnTheirWay />
      {now ? <ThisMonth month={now} onDeclare={declare} /> : <None />}
      {before.length > 0 && <Before months={before} onDeclare={declare} />}
      <LinkButton external href="/simulateur" icon={Calculator}>
        {texts.simulate}
      </LinkButton>
      <DeclareDialog
        youngPersonId={id}
        month={declares}
        words={{ ...texts.declare, monthWords }}
        offline
        onClose={() => setDeclares(undefined)}
      />
    </Stack>
  )
}

const None = () => (
  <EmptyState icon={Wallet} title={texts.none}>
    {texts.noneText}
  </EmptyState>
)

type MonthProps = { month: Month; onDeclare: ((month: Month) => void) | undefined }

function ThisMonth({ month, onDeclare }: MonthProps) {
  return (
    <>
      <section className={styles.now} aria-label={texts.amountOf(monthWords(month.month))}>
        <p className={styles.what}>{texts.amountOf(monthWords(month.month))}</p>
        <p className={styles.figure}>{amountWords(month)}</p>
        <p className={styles.state}>{month.status === 'awaiting' && month.steps.length > 0 ? texts.wouldBe : texts.status[month.status]}</p>
      </section>
      <Standing month={month} onDeclare={onDeclare} />
      <MonthDetails month={month} level={2} />
    </>
  )
}

/** What blocks the month, and the one thing that unblocks it. */
function Standing({ month, onDeclare }: MonthProps) {
  return (
    <Banner tone={month.status === 'due' ? 'good' : isMine(month) ? 'watch' : 'info'}>
      <Stack gap={12}>
        {sentencesOf(month).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {month.declarations[0]?.returned && (
          <p className={styles.quote} dir="auto">
            « {month.declarations[0].returned} »
          </p>
        )}
        <Act month={month} onDeclare={onDeclare} />
      </Stack>
    </Banner>
  )
}

function Act({ month, onDeclare }: MonthProps) {
  if (!onDeclare || !month.isOpen) return null
  const isFirst = month.declarations.length === 0
  return (
    <div>
      <Button variant={isMine(month) ? 'main' : 'soft'} icon={isFirst ? Send : Pencil} onClick={() => onDeclare(month)}>
        {isFirst ? texts.declareNow : texts.correct}
      </Button>
    </div>
  )
}

const Before = ({ months, onDeclare }: { months: Month[]; onDeclare: MonthProps['onDeclare'] }) => (
  <Card title={texts.before}>
    <div>
      {months.map((month) => (
        <details key={month.month} className={styles.month}>
          <summary>
            <span className={styles.name}>{monthWords(month.month)}</span>
            <Badge tone={isMine(month) ? 'sun' : month.status === 'due' ? 'good' : 'plain'}>{texts.status[month.status]}</Badge>
            <span className={styles.amount}>{amountWords(month)}</span>
          </summary>
          <Stack gap={16}>
            <Standing month={month} onDeclare={onDeclare} />
            <MonthDetails month={month} level={3} />
          </Stack>
        </details>
      ))}
    </div>
  </Card>
)

/** A declaration made without network goes by itself; one that was refused waits for the person. */
function OnTheirWay() {
  const { pending, refused, drop } = useOfflineQueue(allowanceApi.declare)
  return (
    <>
      {refused.map(({ key, refused: why }) => (
        <ErrorNotice key={key} title={texts.refused} safe={<Button onClick={() => drop(key)}>{texts.understood}</Button>}>
          {refusalSentence(why)}
        </ErrorNotice>
      ))}
      {pending.length > 0 && (
        <Banner tone="offline">
          <CloudOff size={16} aria-hidden /> {texts.waiting}
        </Banner>
      )}
    </>
  )
}
