import { CalendarX, Check, Clock, Users, X } from 'lucide-react'
import type { AgendaItem } from '#api/agenda'
import { nameOf, wayOf } from '#screens/appointments'
import { Badge } from '#ui/badge'
import { timeOfDay } from '#ui/format'
import { ListItem } from '#ui/list'
import { useMay, useTimeZone } from '#ui/session'
import styles from './agenda.module.css'
import { texts } from './texts.ts'

const addresses = { appointment: '/agenda/', workshop: '/ateliers/', programme: undefined }

/** Something on a day: when, what, where, and how one stands with it. */
export function AgendaRow({ item }: { item: AgendaItem }) {
  const timeZone = useTimeZone()
  const isOff = item.status === 'cancelled'
  const isOwn = useMay()
  const address = isOwn || item.kind === 'appointment' ? addresses[item.kind] : undefined
  return (
    <ListItem
      {...(address && { href: `${address}${item.id}` })}
      before={<span className={isOff ? styles.timeOff : styles.time}>{timeOfDay(item.startsAt, timeZone)}</span>}
      title={isOff ? <s>{titleOf(item)}</s> : titleOf(item)}
      text={
        <span className={styles.lines}>
          {placeOf(item) && <span>{placeOf(item)}</span>}
          {item.isOverride && <span>{texts.twoAtOnce}</span>}
          <State item={item} />
        </span>
      }
    />
  )
}

/** The same for who listens. */
export const spokenWords = (item: AgendaItem, timeZone: string) =>
  [timeOfDay(item.startsAt, timeZone), titleOf(item), item.status === 'cancelled' ? texts.cancelled : placeOf(item)]
    .filter(Boolean)
    .join(', ')

/** What it is called, in the language of the page unless somebody named it. */
const titleOf = ({ title, type }: AgendaItem) => (type ? nameOf({ title: null, otherType: null, type }) : title)

const placeOf = ({ place, modality }: AgendaItem) => (modality === 'phone' || modality === 'video' ? wayOf(modality) : place)

/** Where I stand with it, in a word; never a reproach. */
function State({ item: { kind, status, answer, attendance } }: { item: AgendaItem }) {
  if (status === 'cancelled')
    return (
      <Badge tone="bad" icon={CalendarX}>
        {texts.cancelled}
      </Badge>
    )
  if (attendance === 'present')
    return (
      <Badge tone="good" icon={Check}>
        {texts.youWereThere}
      </Badge>
    )
  if (attendance) return <Badge>{texts.youCouldNot}</Badge>
  if (status === 'waiting')
    return (
      <Badge tone="watch" icon={Clock}>
        {texts.waiting}
      </Badge>
    )
  if (answer) return <AnswerState answer={answer} />
  return kind === 'appointment' ? null : (
    <Badge tone="accent" icon={Users}>
      {kind === 'workshop' ? texts.workshop : texts.programme}
    </Badge>
  )
}

const answers = { confirmed: texts.youWillBeThere, declined: texts.youCannot, 'move-asked': texts.moveAsked }
const icons = { confirmed: Check, declined: X, 'move-asked': Clock }
const AnswerState = ({ answer }: { answer: keyof typeof answers }) => (
  <Badge tone={answer === 'confirmed' ? 'good' : 'watch'} icon={icons[answer]}>
    {answers[answer]}
  </Badge>
)
