import { Scale } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button } from '#ui/button'
import { Card } from '#ui/card'
import { RadioGroup } from '#ui/choice'
import { Dialog } from '#ui/dialog'
import { FieldError, SelectField } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { isoDay, shortDay } from '#ui/format'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { useToast } from '#ui/toast'
import { useWrite } from '#ui/use-endpoint'
import { allowanceApi, type TaxProof, type TaxReview, type TaxSituation, taxProofs, taxSituations } from '../../api.ts'
import { addMonths, firstMonth, monthName, monthOf } from '../../rules.ts'
import { shownMonths } from '../use-months.ts'
import styles from './allowance.module.css'
import { proofWords, taxWords } from './words.ts'

type Props = { youngPersonId: string; reviews: readonly TaxReview[]; mayAct: boolean }

/** How the household stands to income tax: it sets the lump sum. Set at the signature, looked at again when something changes. */
export function TaxCard({ youngPersonId, reviews: [now, ...older], mayAct }: Props) {
  const [asks, setAsks] = useState(false)
  const timeZone = useTimeZone()
  const say = (r: TaxReview) => `${taxWords[r.taxSituation]}, depuis ${monthName(r.fromMonth)}`
  const act = mayAct ? (
    <Button variant={now ? 'quiet' : 'main'} icon={Scale} onClick={() => setAsks(true)}>
      {now ? 'Revoir' : 'Noter la situation'}
    </Button>
  ) : undefined
  return (
    <Card title="Situation d’impôt" action={act} tone={now ? 'raised' : 'watch'}>
      {now ? (
        <>
          <p>
            <strong>{say(now)}</strong>
          </p>
          <p className={styles.soft}>
            {proofWords[now.proof]}. Noté par {now.by} le {shortDay(now.madeAt, timeZone)}.
          </p>
        </>
      ) : (
        <p>Sans elle, aucun montant ne peut être calculé : elle fixe le montant de départ (D5131-19).</p>
      )}
      {older.length > 0 && (
        <details className={styles.more}>
          <summary>Avant</summary>
          <ul>
            {older.map((r) => (
              <li key={r.id}>{say(r)}</li>
            ))}
          </ul>
        </details>
      )}
      <Dialog open={asks} onClose={() => setAsks(false)} title="Situation d’impôt">
        <Review youngPersonId={youngPersonId} onClose={() => setAsks(false)} />
      </Dialog>
    </Card>
  )
}

function Review({ youngPersonId, onClose }: { youngPersonId: string; onClose: () => void }) {
  const now = monthOf(isoDay(Date.now(), useTimeZone()))
  const [situation, setSituation] = useState<TaxSituation>('not_taxable')
  const [proof, setProof] = useState<TaxProof>('last_notice')
  const id = useRef(crypto.randomUUID())
  const toast = useToast()
  const review = useWrite(allowanceApi.reviewTax, { invalidates: shownMonths })
  const months = Array.from({ length: 20 }, (_, back) => addMonths(now, 1 - back)).filter((month) => month >= firstMonth)
  const send = async (data: FormData) => {
    const fromMonth = String(data.get('fromMonth'))
    const outcome = await review.sendAndWait({ body: { id: id.current, youngPersonId, taxSituation: situation, proof, fromMonth } })
    if (outcome.state === 'failed') return
    onClose()
    toast('Situation d’impôt notée, mois recalculés')
  }
  return (
    <Form onSubmit={send} label="Situation d’impôt">
      <RadioGroup
        legend="Le foyer fiscal"
        name="taxSituation"
        value={situation}
        onChange={(value) => setSituation(value as TaxSituation)}
        options={taxSituations.map((value) => ({ value, label: taxWords[value] }))}
      />
      <RadioGroup
        legend="Preuve"
        name="proof"
        value={proof}
        onChange={(value) => setProof(value as TaxProof)}
        options={taxProofs.map((value) => ({ value, label: proofWords[value] }))}
      />
      <SelectField
        label="À partir de"
        hint="Le mois de la signature, ou celui du changement."
        name="fromMonth"
        defaultValue={now}
        options={months.map((value) => ({ value, label: monthName(value) }))}
      />
      {review.error && <FieldError>{refusalSentence(review.error)}</FieldError>}
      <FormActions>
        <SubmitButton>Noter</SubmitButton>
      </FormActions>
    </Form>
  )
}
