import { ArrowRight, Plus } from 'lucide-react'
import { useState } from 'react'
import { actionsApi } from '#api/actions'
import { Button, LinkButton } from '#ui/button'
import { Card, Row } from '#ui/card'
import { shortDay } from '#ui/format'
import { Listen } from '#ui/listen'
import { useSession, useTimeZone } from '#ui/session'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { useEndpoint } from '#ui/use-endpoint'
import rows from '../rows.module.css'
import { useLiveActions } from '../use-actions.ts'
import { isLate, todayIn } from '../words.ts'
import { ActionRow } from './action-row.tsx'
import styles from './actions.module.css'
import { CreateDialog } from './create-dialog.tsx'
import { texts } from './texts.ts'

const most = 4

/** Mes actions: what can be done now, a few at most. */
export function TodayCard() {
  useLiveActions()
  const { data, error } = useEndpoint(actionsApi.today)
  const [creates, setCreates] = useState(false)
  const { isArchived, mandate } = useSession()
  const add =
    isArchived || mandate ? undefined : (
      <Button variant="quiet" small icon={Plus} onClick={() => setCreates(true)}>
        {texts.add}
      </Button>
    )
  if (error && !data) return null // the page says that it is offline; the list itself says what went wrong
  const all = data ? [...data.late, ...data.thisWeek, ...data.recentlyDone] : []
  return (
    <Card title={texts.list} action={add}>
      {data ? <Week all={all} next={data.next} /> : <Loading>{<SkeletonRows rows={2} />}</Loading>}
      <Row between>
        <LinkButton href="/actions" variant="quiet" icon={ArrowRight}>
          {texts.all}
        </LinkButton>
        {all.length > 0 && <Listen text={all.map((a) => a.title).join('. ')} about={texts.list} />}
      </Row>
      <CreateDialog open={creates} onClose={() => setCreates(false)} />
    </Card>
  )
}

type Today = NonNullable<ReturnType<typeof useEndpoint<typeof actionsApi.today>>['data']>

function Week({ all, next }: { all: Today['late']; next: Today['next'] }) {
  const timeZone = useTimeZone()
  const today = todayIn(timeZone)
  const open = all.filter((a) => a.status !== 'done' && a.status !== 'cancelled')
  const done = all.filter((a) => a.status === 'done')
  const late = open.filter((a) => isLate(a, today)).length
  const shown = open.slice(0, most)
  return (
    <>
      <p className={styles.when}>{summary(open.length, done.length, late)}</p>
      {shown.length > 0 && (
        <ul className={`${rows.rows} ${styles.inCard}`}>
          {shown.map((action) => (
            <ActionRow key={action.id} action={action} />
          ))}
        </ul>
      )}
      {open.length > most && <p className={styles.when}>{texts.moreThisWeek(open.length - most)}</p>}
      {!shown.length && next && <p>{texts.next(next.title, shortDay(next.dueOn, timeZone))}</p>}
    </>
  )
}

function summary(open: number, done: number, late: number) {
  const well = done ? texts.summary.done(done) : ''
  if (!open) return well ? texts.summary.noneWell(well) : texts.summary.none
  const toDo = late === open ? '' : texts.summary.toDo(open - late)
  const again = late ? texts.summary.again(late) : ''
  return `${[again, toDo, well].filter(Boolean).join(' · ')}`
}
