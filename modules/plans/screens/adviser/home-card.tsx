import type { ReactNode } from 'react'
import { HomeSection } from '#ui/card'
import { shortDay } from '#ui/format'
import { List, ListItem } from '#ui/list'
import { useTimeZone } from '#ui/session'
import { useEndpoint } from '#ui/use-endpoint'
import { plansApi } from '../../api.ts'
import { useLivePlans } from '../use-plans.ts'

type Line = { youngPersonId: string; firstName: string; lastName: string; prescriptionId?: string; label?: string; on?: string }

/** What waits in the plans: proposals, reviews due, programmes that end, attendance to enter. */
export function HomePlans() {
  useLivePlans()
  const timeZone = useTimeZone()
  const { data } = useEndpoint(plansApi.toDo, {}, { staleTime: 30_000 })
  if (!data) return null
  const on = (day: string | undefined) => shortDay(day ?? '', timeZone)
  return (
    <>
      <Waiting title="Objectifs proposés par les jeunes" {...data.proposals} text={() => 'Un objectif attend votre réponse'} />
      <Waiting title="Points à faire sur le plan" {...data.reviews} text={() => 'Point du plan'} meta={(l) => `prévu le ${on(l.on)}`} />
      <Waiting title="Programmes qui se terminent" {...data.endings} text={(l) => l.label} meta={(l) => `fin le ${on(l.on)}`} />
      <Waiting title="Présences à noter" {...data.attendance} text={(l) => l.label} meta={(l) => `rien depuis le ${on(l.on)}`} />
    </>
  )
}

type WaitingProps = {
  title: string
  total: number
  items: readonly Line[]
  text: (line: Line) => ReactNode
  meta?: (line: Line) => ReactNode
}

const Waiting = ({ title, total, items, text, meta }: WaitingProps) => (
  <HomeSection title={title} count={total}>
    <List label={title}>
      {items.map((line) => (
        <ListItem
          key={line.prescriptionId ?? line.youngPersonId}
          href={`/jeunes/${line.youngPersonId}/plan${line.prescriptionId ? `/${line.prescriptionId}` : ''}`}
          title={`${line.firstName} ${line.lastName}`}
          text={text(line)}
          meta={meta?.(line)}
        />
      ))}
    </List>
  </HomeSection>
)
