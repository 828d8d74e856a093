import { hoursApi } from '#api/hours'
import { OneFile } from '#screens/files'
import { Badge } from '#ui/badge'
import { ErrorNotice } from '#ui/banner'
import { LinkButton } from '#ui/button'
import { Stack } from '#ui/card'
import { Dialog } from '#ui/dialog'
import { dayAndTime, dayInFull, duration, timeSpan } from '#ui/format'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { useEndpoint } from '#ui/use-endpoint'
import entryLook from '../entry.module.css'
import { DecideForm } from './decide-form.tsx'
import styles from './hours.module.css'
import { evidenceWords, facts, sources, stateWords, titleOf } from './words.ts'

type Shown = NonNullable<ReturnType<typeof useEndpoint<typeof hoursApi.entry>>['data']>

/** One line of the ledger beside the page: where it comes from, its whole way, and the decision. */
export function EntryDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { data, error, refetch } = useEndpoint(hoursApi.entry, { params: { id } })
  return (
    <Dialog open onClose={onClose} title={data ? titleOf(data) : 'Heures'} side>
      {error && !data && <ErrorNotice onRetry={() => void refetch()}>{refusalSentence(error)}</ErrorNotice>}
      {!data && !error && (
        <Loading>
          <SkeletonRows rows={4} />
        </Loading>
      )}
      {data && (
        <Stack gap={24}>
          <Origin entry={data} />
          {data.mayAct && data.state !== 'withdrawn' && <DecideForm key={data.version} entry={data} onDone={onClose} />}
          <History entry={data} />
        </Stack>
      )}
    </Dialog>
  )
}

function Origin({ entry }: { entry: Shown }) {
  const timeZone = useTimeZone()
  return (
    <Stack gap={12}>
      <dl className={entryLook.pairs}>
        <dt>Origine</dt>
        <dd>
          {sources[entry.sourceKind]}, {evidenceWords[entry.evidence]}
          {entry.evidenceText && ` : ${entry.evidenceText}`}
          {entry.evidenceFileId && <OneFile id={entry.evidenceFileId} />}
        </dd>
        <dt>Quand</dt>
        <dd>
          {dayInFull(entry.onDay, timeZone)}
          {entry.startsAt && entry.endsAt && `, ${timeSpan(entry.startsAt, entry.endsAt, timeZone)}`}
        </dd>
        <dt>Déclaré</dt>
        <dd>
          {duration(entry.declaredMinutes)} {entry.isByYoungPerson ? 'par le jeune' : ''}
          {entry.scaleMinutes !== null && `, durée du barème (version ${entry.scaleId})`}
        </dd>
        <dt>Compte</dt>
        <dd>{countedWords(entry)}</dd>
        <dt>État</dt>
        <dd>
          <Badge>{stateWords[entry.state]}</Badge> {entry.decidedBy}
        </dd>
      </dl>
      {entry.sourceKind === 'personal' && (
        <LinkButton href={`/jeunes/${entry.youngPersonId}/actions/${entry.sourceId}`} variant="quiet">
          Voir l’action
        </LinkButton>
      )}
    </Stack>
  )
}

function countedWords({ countedMinutes, minutes, uncountedBecause }: Shown) {
  const lost = duration(minutes - countedMinutes)
  if (uncountedBecause === 'rejected') return 'rien : refusé'
  if (uncountedBecause === 'overlap') return `${duration(countedMinutes)} ; ${lost} au même moment qu’une autre ligne`
  if (uncountedBecause === 'day_full') return `${duration(countedMinutes)} ; ${lost} de trop pour une journée de 24 h`
  return duration(countedMinutes)
}

function History({ entry }: { entry: Shown }) {
  const timeZone = useTimeZone()
  return (
    <section aria-label="Ce qui s’est passé">
      <ol className={entryLook.facts}>
        {entry.facts.map((fact) => (
          <li key={`${fact.at} ${fact.what}`}>
            <span>
              <strong>{facts[fact.what]}</strong> :{' '}
              {fact.minutesBefore !== null && fact.minutesBefore !== fact.minutes && `${duration(fact.minutesBefore)} → `}
              {duration(fact.minutes)}
            </span>
            {fact.text && <q>{fact.text}</q>}
            <span className={styles.soft}>
              {dayAndTime(fact.at, timeZone)}, {fact.by ?? 'à la source'}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
