import { ArrowRight, MessageSquareWarning, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useLocation, useParams } from 'wouter'
import { hoursApi } from '#api/hours'
import { OneFile } from '#screens/files'
import { Banner, ErrorNotice } from '#ui/banner'
import { Button, LinkButton } from '#ui/button'
import { Card, Row, Stack } from '#ui/card'
import { ConfirmDialog } from '#ui/dialog'
import { colon } from '#ui/language'
import { Listen } from '#ui/listen'
import { PageTitle } from '#ui/page-title'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { useToast } from '#ui/toast'
import { useEndpoint, useWrite } from '#ui/use-endpoint'
import entryLook from '../entry.module.css'
import { shownHours, useLiveHours } from '../use-hours.ts'
import { ContestDialog } from './contest-dialog.tsx'
import { StateBadge } from './entry-line.tsx'
import styles from './hours.module.css'
import { texts } from './texts.ts'
import { longDay, momentOf, timesOf, titleOf, uncountedWords } from './words.ts'

type Shown = NonNullable<ReturnType<typeof useEndpoint<typeof hoursApi.entry>>['data']>

/** One line of the ledger: where it comes from, what counts and why, what happened to it, and how to contest it. */
export function EntryPage() {
  useLiveHours()
  const { id } = useParams<{ id: string }>()
  const { data, error, refetch } = useEndpoint(hoursApi.entry, { params: { id } })
  return (
    <Stack gap={24}>
      <PageTitle
        title={data ? titleOf(data) : texts.myHours}
        back={{ href: data ? `/heures?semaine=${data.week}` : '/heures', label: texts.back }}
        intro={data && longDay(data.onDay)}
      />
      {error && !data && (
        <ErrorNotice title={texts.failed} retryLabel={texts.retry} onRetry={() => void refetch()}>
          {refusalSentence(error)}
        </ErrorNotice>
      )}
      {!data && !error && (
        <Loading>
          <SkeletonRows rows={4} />
        </Loading>
      )}
      {data && <Ledger entry={data} />}
    </Stack>
  )
}

function Ledger({ entry }: { entry: Shown }) {
  return (
    <>
      {entry.state === 'contested' && <Banner tone="watch">{texts.contestWaits}</Banner>}
      <Card title={texts.whereFrom}>
        <Origin entry={entry} />
        <p>
          <strong>{uncountedWords(entry) ?? texts.allCounts(texts.duration(entry.countedMinutes))}</strong>{' '}
          {entry.scaleMinutes !== null && texts.byScale(texts.duration(entry.scaleMinutes))}
        </p>
        <Elsewhere entry={entry} />
        <Listen text={spokenWords(entry)} about={titleOf(entry)} />
      </Card>
      {entry.mayAct && <Acts entry={entry} />}
      <Card title={texts.history}>
        <History facts={entry.facts} />
      </Card>
    </>
  )
}

const spokenWords = (e: Shown) =>
  [
    titleOf(e),
    longDay(e.onDay),
    texts.duration(e.minutes),
    texts.states[e.state],
    uncountedWords(e) ?? texts.allCounts(texts.duration(e.countedMinutes)),
  ].join('. ')

function Origin({ entry }: { entry: Shown }) {
  const times = timesOf(entry, useTimeZone())
  return (
    <dl className={entryLook.pairs}>
      <dt>{texts.sources[entry.sourceKind]}</dt>
      <dd>
        {times && `${times} · `}
        {texts.duration(entry.minutes)}
        {entry.declaredMinutes !== entry.minutes && (
          <span className={styles.soft}> ({texts.claimed(texts.duration(entry.declaredMinutes))})</span>
        )}
      </dd>
      <dt>{texts.evidence}</dt>
      <dd>
        {texts.evidences[entry.evidence]}
        {entry.evidenceText && (
          <span className={styles.soft}>
            {colon()}
            <bdi>{entry.evidenceText}</bdi>
          </span>
        )}
      </dd>
      {entry.evidenceFileId && (
        <dd className={styles.wide}>
          <OneFile id={entry.evidenceFileId} />
        </dd>
      )}
      <dt>
        <StateBadge state={entry.state} />
      </dt>
      <dd>{entry.decidedBy}</dd>
    </dl>
  )
}

function Elsewhere({ entry }: { entry: Shown }) {
  const source = entry.sourceKind === 'appointment' ? 'appointment' : entry.sourceKind === 'personal' ? 'action' : undefined
  return (
    <Row>
      {source && (
        <LinkButton
          href={source === 'action' ? `/actions/${entry.sourceId}` : `/agenda/${entry.sourceId}`}
          variant="quiet"
          icon={ArrowRight}
        >
          {texts.seeSource[source]}
        </LinkButton>
      )}
      {entry.overlapsId && (
        <LinkButton href={`/heures/${entry.overlapsId}`} variant="quiet" icon={ArrowRight}>
          {texts.overlapLink}
        </LinkButton>
      )}
    </Row>
  )
}

function Acts({ entry }: { entry: Shown }) {
  const [asks, setAsks] = useState<'contest' | 'withdraw'>()
  const [, navigate] = useLocation()
  const toast = useToast()
  const withdraw = useWrite(hoursApi.withdraw, { invalidates: shownHours })
  const isDecided = ['validated', 'corrected', 'rejected'].includes(entry.state)
  const isOwn = entry.state === 'declared' && entry.isByYoungPerson && ['declared', 'job'].includes(entry.sourceKind)
  const takeBack = async () => {
    const outcome = await withdraw.sendAndWait({ params: { id: entry.id } })
    if (outcome.state === 'failed') return toast(refusalSentence(outcome.error), { tone: 'bad' })
    toast(texts.withdrawn)
    navigate(`/heures?semaine=${entry.week}`)
  }
  return (
    <Row>
      {isDecided && (
        <Button icon={MessageSquareWarning} onClick={() => setAsks('contest')}>
          {texts.contest}
        </Button>
      )}
      {isOwn && (
        <Button variant="quiet" icon={Undo2} onClick={() => setAsks('withdraw')}>
          {texts.withdraw}
        </Button>
      )}
      <ContestDialog entry={entry} open={asks === 'contest'} onClose={() => setAsks(undefined)} />
      <ConfirmDialog
        open={asks === 'withdraw'}
        onClose={() => setAsks(undefined)}
        onConfirm={takeBack}
        title={texts.withdrawAsk}
        lost={texts.withdrawLost}
        confirm={texts.withdraw}
      />
    </Row>
  )
}

function History({ facts }: { facts: Shown['facts'] }) {
  const timeZone = useTimeZone()
  return (
    <ol className={entryLook.facts}>
      {facts.map((fact) => (
        <li key={`${fact.at} ${fact.what}`}>
          <span>
            <strong>{texts.facts[fact.what]}</strong>
            {fact.minutesBefore !== null && fact.minutesBefore !== fact.minutes
              ? `${colon()}${texts.duration(fact.minutesBefore)} → ${texts.duration(fact.minutes)}`
              : `${colon()}${texts.duration(fact.minutes)}`}
          </span>
          {fact.text && <q>{fact.text}</q>}
          <span className={styles.soft}>
            {momentOf(fact.at, timeZone)} · {fact.by ?? texts.byElan}
          </span>
        </li>
      ))}
    </ol>
  )
}
