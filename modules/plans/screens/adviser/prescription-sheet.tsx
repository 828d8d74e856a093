import type { ReactNode } from 'react'
import type { Reply } from '#platform/api'
import { Badge } from '#ui/badge'
import { Banner, ErrorNotice } from '#ui/banner'
import { Row, Stack } from '#ui/card'
import { Dialog } from '#ui/dialog'
import { shortDay } from '#ui/format'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { Loading, SkeletonCard } from '#ui/skeleton'
import { useEndpoint } from '#ui/use-endpoint'
import { plansApi } from '../../api.ts'
import { categoryWords, endWords, presenceWords, spanWords, statusOf } from '../words.ts'
import { AttendanceList } from './attendance-list.tsx'
import styles from './plans.module.css'
import { PrescriptionActions } from './prescription-actions.tsx'

export type Detail = Reply<typeof plansApi.prescription>
type Props = { id: string | undefined; canAct: boolean; onClose: () => void }

/** One prescription beside the plan: where it stands, what comes next, attendance. */
export function PrescriptionSheet({ id, canAct, onClose }: Props) {
  const { data, error } = useEndpoint(plansApi.prescription, id ? { params: { id } } : null)
  if (!id) return null
  return (
    <Dialog open side onClose={onClose} title={data?.label ?? 'Programme'}>
      {error && !data && <ErrorNotice>{refusalSentence(error)}</ErrorNotice>}
      {!data && !error && (
        <Loading>
          <SkeletonCard lines={5} />
        </Loading>
      )}
      {data && <Shown p={data} canAct={canAct} />}
    </Dialog>
  )
}

function Shown({ p, canAct }: { p: Detail; canAct: boolean }) {
  const timeZone = useTimeZone()
  const { text, tone } = statusOf(p)
  const overlap = p.overlaps.map((o) => `${o.label} (du ${shortDay(o.startsOn, timeZone)} au ${shortDay(o.endsOn, timeZone)})`).join(', ')
  return (
    <Stack gap={24}>
      <Stack gap={12}>
        <Row>
          <Badge tone={tone}>{text}</Badge>
          <span className={styles.soft}>{categoryWords[p.category]}</span>
        </Row>
        <p>{p.definition}</p>
        <Facts p={p} />
        {overlap && (
          <Banner tone="watch" title="Mêmes jours qu’un autre programme">
            {overlap}.
            {p.isFullTime &&
              p.overlaps.some((o) => o.isFullTime) &&
              ' Deux programmes à temps plein ne peuvent pas se suivre les mêmes jours.'}
          </Banner>
        )}
      </Stack>
      {canAct && <PrescriptionActions key={p.version} p={p} />}
      {p.startedOn && <AttendanceList p={p} canAct={canAct} />}
    </Stack>
  )
}

const answerWords = { waiting: 'pas encore de réponse', accepted: 'oui', refused: 'non' }

function Facts({ p }: { p: Detail }) {
  const timeZone = useTimeZone()
  const end = endWords(p)
  return (
    <dl className={styles.facts}>
      <Fact name="Partenaire">
        {p.partnerName}
        {p.partnerContact && <span className={styles.under}>{p.partnerContact}</span>}
      </Fact>
      <Fact name="Quand">{spanWords(p, timeZone)}</Fact>
      <Fact name="Partenaire : accord">
        {answerWords[p.partnerAnswer]}
        {p.partnerAnsweredOn && `, le ${shortDay(p.partnerAnsweredOn, timeZone)}`}
      </Fact>
      <Fact name="Jeune : accord">
        {answerWords[p.ownAnswer]}
        {p.ownWords && <span className={styles.under}>« {p.ownWords} »</span>}
      </Fact>
      <Fact name="Effets">
        {p.countsAsIntense ? 'Semaines intenses' : 'Compté par ses heures'}
        {p.extendsContract && ', prolonge le contrat'}
        {p.suspendsAllowance && ', allocation suspendue'}
      </Fact>
      {p.derogationReason && <Fact name="Dérogation">{p.derogationReason}</Fact>}
      {p.startedOn && <Fact name="Présence">{presenceWords(p)}</Fact>}
      {end && (
        <Fact name={p.status === 'ended' ? 'Résultat' : 'Motif'}>
          {end}
          {p.closingWords && <span className={styles.under}>{p.closingWords}</span>}
        </Fact>
      )}
    </dl>
  )
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)
