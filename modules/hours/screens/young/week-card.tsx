import { ArrowRight, Plus } from 'lucide-react'
import { useState } from 'react'
import { hoursApi } from '#api/hours'
import { Button, LinkButton } from '#ui/button'
import { Card, Row } from '#ui/card'
import { useSession } from '#ui/session'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { useEndpoint } from '#ui/use-endpoint'
import { useLiveHours } from '../use-hours.ts'
import { DeclareDialog } from './declare-dialog.tsx'
import { texts } from './texts.ts'
import { WeekSummary } from './week-summary.tsx'

/** Ma semaine: how far the hours of this week are, and where they are told. */
export function WeekCard() {
  useLiveHours()
  const { id, isArchived } = useSession()
  const [declares, setDeclares] = useState(false)
  const { data, error } = useEndpoint(hoursApi.week, { query: { youngPersonId: id } })
  if (error && !data) return null // the page says that it is offline; the page of hours says what went wrong
  const add = isArchived ? undefined : (
    <Button variant="quiet" small icon={Plus} onClick={() => setDeclares(true)}>
      {texts.declare}
    </Button>
  )
  return (
    <Card title={texts.myWeek} action={add}>
      {data ? <WeekSummary week={data} /> : <Loading>{<SkeletonRows rows={2} />}</Loading>}
      <Row between>
        <LinkButton href="/heures" variant="quiet" icon={ArrowRight}>
          {texts.seeHours}
        </LinkButton>
      </Row>
      <DeclareDialog open={declares} onClose={() => setDeclares(false)} />
    </Card>
  )
}
