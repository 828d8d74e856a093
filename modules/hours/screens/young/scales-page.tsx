import { hoursApi, type Scale, scaleKinds, stepCategories } from '#api/hours'
import { ErrorNotice } from '#ui/banner'
import { Card, Stack } from '#ui/card'
import { PageTitle } from '#ui/page-title'
import { refusalSentence } from '#ui/refusal'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { useEndpoint } from '#ui/use-endpoint'
import styles from './hours.module.css'
import { texts } from './texts.ts'
import { shortDay } from './words.ts'

/** Comment on compte: what counts for how much, for everybody of the structure alike. */
export function ScalesPage() {
  const { data, error, refetch } = useEndpoint(hoursApi.scales)
  return (
    <Stack gap={24}>
      <PageTitle title={texts.howItCounts} back={{ href: '/heures', label: texts.back }} intro={texts.howItCountsText} />
      {error && !data && (
        <ErrorNotice title={texts.failed} retryLabel={texts.retry} onRetry={() => void refetch()}>
          {refusalSentence(error)}
        </ErrorNotice>
      )}
      {!data && !error && (
        <Loading>
          <SkeletonRows rows={6} />
        </Loading>
      )}
      {data && (
        <Card>
          <table className={styles.scales}>
            <tbody>
              {scaleKinds.map((kind) => (
                <Line key={kind} kind={kind} scales={data.items.filter((s) => s.kind === kind)} />
              ))}
            </tbody>
          </table>
        </Card>
      )}
    </Stack>
  )
}

function Line({ kind, scales }: { kind: Scale['kind']; scales: readonly Scale[] }) {
  const current = scales.find((s) => s.isCurrent)
  if (!current) return null
  const step = stepCategories.find((c) => c === kind)
  return (
    <tr>
      <th scope="row">
        {step ? texts.categories[step] : texts.scales[kind as keyof typeof texts.scales]}
        {scales
          .filter((s) => !s.isCurrent)
          .map((s) => (
            <p key={s.id} className={styles.soft}>
              {texts.scaleFrom(shortDay(s.validFrom), texts.duration(s.minutes))}
            </p>
          ))}
      </th>
      <td>{texts.duration(current.minutes)}</td>
    </tr>
  )
}
