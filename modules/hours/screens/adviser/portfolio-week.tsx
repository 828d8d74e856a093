import { Hourglass, Scale } from 'lucide-react'
import { useState } from 'react'
import { useSearchParams } from 'wouter'
import type { PortfolioWeekRow } from '#api/hours'
import { ExportButton } from '#screens/team'
import { ErrorNotice } from '#ui/banner'
import { LinkButton } from '#ui/button'
import { SectionHeading, Stack } from '#ui/card'
import { EmptyState } from '#ui/empty-state'
import { dayInFull } from '#ui/format'
import { PageTitle } from '#ui/page-title'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { EntryDialog } from './entry-dialog.tsx'
import { PortfolioTable } from './portfolio-table.tsx'
import { usePortfolio, useWeekToClose } from './use-portfolio.ts'
import { ValidateBoard } from './validate-board.tsx'
import { WeekNav } from './week-nav.tsx'

/** Semaine du portefeuille: what waits, validated in minutes, then where everybody stands. */
export function PortfolioWeek() {
  const [search, setSearch] = useSearchParams()
  const first = useWeekToClose()
  const week = search.get('semaine') ?? first
  const { data, error, refetch } = usePortfolio(week)
  const timeZone = useTimeZone()
  return (
    <Stack gap={24}>
      <PageTitle
        title="Semaine du portefeuille"
        intro={data && `Se clôt le ${dayInFull(data.closesOn, timeZone)} à 23 h 59 ; ensuite une correction reste possible, et visible.`}
        actions={
          <>
            <ExportButton list="hours-week" filters={{ week }} />
            <LinkButton href="/heures/bareme" variant="quiet" icon={Scale}>
              Barème
            </LinkButton>
          </>
        }
      />
      <WeekNav week={week} onGo={(semaine) => setSearch({ semaine })} />
      {error && !data && <ErrorNotice onRetry={() => void refetch()}>{refusalSentence(error)}</ErrorNotice>}
      {!data && !error && (
        <Loading>
          <SkeletonRows rows={8} />
        </Loading>
      )}
      {data && <Week rows={data.items} />}
    </Stack>
  )
}

function Week({ rows }: { rows: readonly PortfolioWeekRow[] }) {
  const [opened, setOpened] = useState<string>()
  const waiting = rows.flatMap((row) => row.waiting.map((line) => ({ ...line, who: row })))
  return (
    <>
      {waiting.length > 0 ? (
        <ValidateBoard lines={waiting} onOpen={setOpened} />
      ) : (
        <EmptyState icon={Hourglass} title="Rien à valider cette semaine">
          Les heures que vos jeunes déclarent arrivent ici ; celles des rendez-vous et ateliers sont validées par la présence.
        </EmptyState>
      )}
      <SectionHeading title="Tout le portefeuille" count={rows.length} />
      <PortfolioTable rows={rows} />
      {opened && <EntryDialog id={opened} onClose={() => setOpened(undefined)} />}
    </>
  )
}
