import { ArrowRight, Send } from 'lucide-react'
import { LinkButton } from '#ui/button'
import { Card, Row } from '#ui/card'
import { useSession } from '#ui/session'
import { useMonths } from '../use-months.ts'
import styles from './allowance.module.css'
import { texts } from './texts.ts'
import { amountWords, isMine, monthWords, sentencesOf } from './words.ts'

/** This month's allowance in a line, or what it waits for. Nothing without a contract. */
export function AllowanceCard() {
  const { id } = useSession()
  const { data } = useMonths(id)
  const month = data?.items[0]
  if (!month) return null
  const asks = isMine(month)
  return (
    <Card title={texts.cardTitle} tone={asks ? 'sun' : 'raised'}>
      <p className={styles.line}>
        {month.steps.length > 0 && <strong>{amountWords(month)}</strong>} <span>{monthWords(month.month)}</span>
      </p>
      {sentencesOf(month).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <Row between>
        <LinkButton href="/allocation" variant={asks ? 'main' : 'quiet'} icon={asks ? Send : ArrowRight}>
          {asks ? texts.declareNow : texts.open}
        </LinkButton>
      </Row>
    </Card>
  )
}
