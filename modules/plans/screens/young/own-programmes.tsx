import { useState } from 'react'
import { Badge } from '#ui/badge'
import { Button } from '#ui/button'
import { Card, Row, SectionHeading, Stack } from '#ui/card'
import { TextArea } from '#ui/field'
import { Listen } from '#ui/listen'
import { refusalSentence } from '#ui/refusal'
import { useSession } from '#ui/session'
import { useToast } from '#ui/toast'
import { useEndpoint } from '#ui/use-endpoint'
import { type Prescription, plansApi } from '../../api.ts'
import { usePlanWrite } from '../use-plans.ts'
import { dayWords, hoursWords } from './days.ts'
import styles from './plan.module.css'
import { texts } from './texts.ts'

/** The programmes one was sent to, and the answer that is asked. */
export function OwnProgrammes() {
  const { id: youngPersonId } = useSession()
  const { data } = useEndpoint(plansApi.prescriptions, { query: { youngPersonId } })
  if (!data?.items.length) return null
  return (
    <Stack gap={12}>
      <SectionHeading title={texts.programmes} />
      {data.items.map((p) => (
        <Programme key={p.id} p={p} />
      ))}
    </Stack>
  )
}

function Programme({ p }: { p: Prescription }) {
  const { isArchived } = useSession()
  const isAsked = p.status === 'prescribed' && p.ownAnswer === 'waiting'
  const { text, tone } = stateOf(p)
  const span = texts.span(dayWords(p.startedOn ?? p.startsOn), dayWords(p.endedOn ?? p.endsOn))
  const isOpen = p.status === 'prescribed' || p.status === 'started'
  return (
    <Card tone={isAsked ? 'sun' : 'raised'}>
      <div className={styles.head}>
        <h3 className={styles.title}>
          <bdi>{p.label}</bdi>
        </h3>
        <Row>
          <Badge tone={tone}>{text}</Badge>
          {p.presences > 0 && <span className={styles.soft}>{texts.presences(p.presences)}</span>}
        </Row>
        <span className={styles.soft}>
          {p.partnerName} · {span} · {texts.perWeek(hoursWords(p.weeklyMinutes))}
        </span>
        {isOpen && <p dir="auto">{p.definition}</p>}
        {isOpen && p.suspendsAllowance && <p className={styles.soft}>{texts.suspends}</p>}
        {isOpen && p.extendsContract && <p className={styles.soft}>{texts.extendsContract}</p>}
      </div>
      {isOpen && <Listen text={[p.label, text, p.partnerName, span, p.definition].join('. ')} about={p.label} />}
      {!isArchived && <Answer p={p} isAsked={isAsked} />}
    </Card>
  )
}

function stateOf(p: Prescription): { text: string; tone: 'plain' | 'accent' | 'sun' | 'good' } {
  if (p.status === 'started') return { text: texts.running, tone: 'accent' }
  if (p.status === 'ended') return { text: texts.ended, tone: 'good' }
  if (p.status === 'abandoned') return { text: texts.left, tone: 'plain' }
  if (p.status === 'refused') return { text: p.ownAnswer === 'refused' ? texts.youSaidNo : texts.off, tone: 'plain' }
  return {
    text: p.partnerAnswer === 'accepted' ? texts.accepted : texts.waitingPartner,
    tone: p.partnerAnswer === 'accepted' ? 'good' : 'sun',
  }
}

/** Yes or no with a word; after a no, a way back while nobody else closed it. */
function Answer({ p, isAsked }: { p: Prescription; isAsked: boolean }) {
  const [words, setWords] = useState('')
  const toast = useToast()
  const answer = usePlanWrite(plansApi.answer, { offline: true })
  const go = async (said: 'accepted' | 'refused') => {
    const outcome = await answer.sendAndWait({ params: { id: p.id }, body: { answer: said, words: words.trim() } })
    if (outcome.state === 'failed') return toast(refusalSentence(outcome.error), { tone: 'bad' })
    toast(outcome.state === 'queued' ? texts.queued : texts.sent)
  }
  if (p.motive === 'young-person-refused')
    return (
      <div>
        <Button small onClick={() => void go('accepted')}>
          {texts.changeMind}
        </Button>
      </div>
    )
  if (!isAsked) return p.status === 'prescribed' ? <p className={styles.soft}>{texts.youSaidYes}</p> : null
  return (
    <Stack gap={12}>
      <p>{texts.programmeAsk}</p>
      <TextArea
        label={`${texts.words} (${texts.optional})`}
        maxLength={500}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <Row>
        <Button variant="main" onClick={() => void go('accepted')}>
          {texts.programmeYes}
        </Button>
        <Button onClick={() => void go('refused')}>{texts.programmeNo}</Button>
      </Row>
    </Stack>
  )
}
