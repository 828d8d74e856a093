import { CalendarPlus } from 'lucide-react'
import { useState } from 'react'
import { useParams } from 'wouter'
import { Badge } from '#ui/badge'
import { ErrorNotice } from '#ui/banner'
import { Button } from '#ui/button'
import { Card, Stack } from '#ui/card'
import { Dialog } from '#ui/dialog'
import { duration, isoDay, shortDay } from '#ui/format'
import { PageTitle } from '#ui/page-title'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { SkeletonScreen } from '#ui/skeleton'
import { useEndpoint } from '#ui/use-endpoint'
import { type Programme, plansApi } from '../../api.ts'
import { categoryWords, confidenceWords, effectWords, factWords } from '../words.ts'
import styles from './plans.module.css'
import { VersionForm } from './version-form.tsx'

/** A programme version by version, each with where its facts come from. */
export function ProgrammePage() {
  const { code = '' } = useParams()
  const [adds, setAdds] = useState(false)
  const { data, error, refetch } = useEndpoint(plansApi.programmeVersions, { params: { code } })
  if (error && !data) return <ErrorNotice onRetry={() => void refetch()}>{refusalSentence(error)}</ErrorNotice>
  const [newest] = data?.items ?? []
  if (!data || !newest) return <SkeletonScreen />
  return (
    <Stack gap={24}>
      <PageTitle
        title={newest.label}
        back={{ href: '/programmes', label: 'Programmes' }}
        actions={
          <Button variant="main" icon={CalendarPlus} onClick={() => setAdds(true)}>
            Nouvelle version
          </Button>
        }
      />
      {data.items.map((version) => (
        <Version key={version.validFrom} version={version} />
      ))}
      <Dialog open={adds} side onClose={() => setAdds(false)} title="Nouvelle version à partir d’une date">
        <VersionForm from={newest} onDone={() => setAdds(false)} />
      </Dialog>
    </Stack>
  )
}

function Version({ version: v }: { version: Programme }) {
  const timeZone = useTimeZone()
  const today = isoDay(Date.now(), timeZone)
  const state = v.validFrom > today ? 'Prévue' : v.validUntil && v.validUntil < today ? 'Passée' : 'En vigueur'
  const until = v.validUntil ? ` au ${shortDay(v.validUntil, timeZone)}` : ', sans fin'
  return (
    <Card
      title={`Du ${shortDay(v.validFrom, timeZone)}${until}`}
      action={<Badge tone={state === 'En vigueur' ? 'good' : 'plain'}>{state}</Badge>}
      tone={state === 'Passée' ? 'plain' : 'raised'}
    >
      <p>{v.definition}</p>
      {v.conditions && <p className={styles.soft}>Conditions : {v.conditions}</p>}
      <p>
        {categoryWords[v.category]} · {duration(v.weeklyMinutes)} par semaine · {effectWords(v)}
        {v.needsDerogation && ' · par dérogation'}
        {v.isSensitive && ' · confidentiel'}
      </p>
      <dl className={styles.facts}>
        {v.sources.map((s) => (
          <div key={s.fact}>
            <dt>{factWords[s.fact]}</dt>
            <dd>
              {s.source} <Badge tone={s.confidence === 'C' ? 'watch' : 'plain'}>{confidenceWords[s.confidence]}</Badge>
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}
