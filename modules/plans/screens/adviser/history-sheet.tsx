import { Badge } from '#ui/badge'
import { ErrorNotice } from '#ui/banner'
import { Card, SectionHeading, Stack } from '#ui/card'
import { Dialog } from '#ui/dialog'
import { ago, shortDay } from '#ui/format'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { useEndpoint } from '#ui/use-endpoint'
import { plansApi, type Review } from '../../api.ts'
import { changeWords, domainWords, objectiveWords, stepWords } from '../words.ts'
import styles from './plans.module.css'

type Props = { open: boolean; onClose: () => void; youngPersonId: string }

/** The reviewed versions of a plan, then who changed what. */
export function HistorySheet({ open, onClose, youngPersonId }: Props) {
  const timeZone = useTimeZone()
  const { data, error } = useEndpoint(plansApi.history, open ? { params: { youngPersonId } } : null)
  return (
    <Dialog open={open} side onClose={onClose} title="Historique du plan">
      <Stack gap={24}>
        {error && !data && <ErrorNotice>{refusalSentence(error)}</ErrorNotice>}
        {!data && !error && (
          <Loading>
            <SkeletonRows rows={5} />
          </Loading>
        )}
        {data?.reviews.map((review) => (
          <Version key={review.id} review={review} />
        ))}
        {data && (
          <Stack gap={8}>
            <SectionHeading level={3} title="Changements" />
            <ol className={styles.changes}>
              {data.changes.map((change) => (
                <li key={change.id}>
                  <span>
                    {change.author.name} {changeWords(change)}
                  </span>
                  <span className={styles.soft}>{ago(change.at, timeZone)}</span>
                </li>
              ))}
            </ol>
            {!data.changes.length && <p className={styles.soft}>Rien n’a encore changé.</p>}
          </Stack>
        )}
      </Stack>
    </Dialog>
  )
}

function Version({ review }: { review: Review }) {
  const timeZone = useTimeZone()
  return (
    <Card level={3} title={`Version ${review.number}, ${shortDay(review.heldOn, timeZone)}`}>
      <p className={styles.soft}>
        Par {review.heldBy}
        {review.withYoungPerson ? ', avec le jeune' : ', sans le jeune'}
      </p>
      {review.note && <p className={styles.description}>{review.note}</p>}
      <details>
        <summary>Le plan ce jour-là</summary>
        <ul className={styles.kept}>
          {review.objectives.map((o) => (
            <li key={`${o.domain} ${o.title}`}>
              <strong>{o.title}</strong> <Badge>{objectiveWords[o.status]}</Badge>
              <span className={styles.under}>
                {domainWords[o.domain]}, jusqu’au {shortDay(o.endsOn, timeZone)}
              </span>
              <ul>
                {o.steps.map((s) => (
                  <li key={s.title}>
                    {s.title} <span className={styles.soft}>({stepWords[s.status].toLowerCase()})</span>
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      </details>
    </Card>
  )
}
