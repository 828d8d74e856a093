import { useState } from 'react'
import { Card } from '#ui/card'
import { isoDay } from '#ui/format'
import { PageTitle } from '#ui/page-title'
import type { SimulationInput, SimulationResult } from '../../api.ts'
import { euros, monthName, monthOf } from '../../rules.ts'
import { AllowanceCurve } from '../curve.tsx'
import { StepsList } from '../steps-list.tsx'
import { answer, firstAnswers } from './answers.ts'
import { Questions } from './questions.tsx'
import styles from './simulator.module.css'

/** What would I get this month, why, and what may I earn? Worked out on the device with the rules of the engine: nothing is sent or kept. */
export function Simulator() {
  const [now] = useState(() => monthOf(isoDay(Date.now(), 'Europe/Paris')))
  const [answers, setAnswers] = useState(() => firstAnswers(now))
  const found = answer(answers)
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <PageTitle
          title="Simuler mon allocation"
          heading="Combien je toucherais ?"
          intro="Réponds à trois questions : le montant change en même temps. Rien n’est envoyé ni gardé."
        />
      </div>
      <div className={styles.questions}>
        <Questions answers={answers} now={now} onChange={(change) => setAnswers({ ...answers, ...change })} />
      </div>
      <div className={styles.answer}>
        <Amount found={found} />
        {found && <Why result={found.result} />}
        {found?.result.entitled && (
          <Card title="Ce que tu peux gagner sans la perdre">
            <AllowanceCurve input={found.input} />
          </Card>
        )}
        <p className={styles.note}>
          C’est une estimation avec les règles publiées. Le montant exact est calculé chaque mois avec ta déclaration, vérifiée par ton
          conseiller. Une question ? La mission locale ou l’agence France Travail y répond.
        </p>
      </div>
    </div>
  )
}

type Found = { input: SimulationInput; result: SimulationResult } | undefined

function Amount({ found }: { found: Found }) {
  return (
    <output className={styles.amount} aria-live="polite">
      {found ? (
        <>
          <span className={styles.what}>Allocation de {monthName(found.input.month)}</span>
          <strong className={styles.figure}>{euros(found.result.amountCents)}</strong>
          <span className={styles.of}>{sayState(found.result)}</span>
        </>
      ) : (
        <>
          <span className={styles.what}>Allocation</span>
          <strong className={styles.figure}>–</strong>
          <span className={styles.of}>Complète les réponses pour voir le montant.</span>
        </>
      )}
    </output>
  )
}

function sayState({ entitled, amountCents, lumpSumCents }: SimulationResult) {
  if (!entitled) return 'Pas d’allocation dans cette situation : la raison est dessous.'
  if (amountCents === 0) return 'Tes revenus de ce mois la remplacent. Le mois suivant est recalculé.'
  return amountCents === lumpSumCents ? 'Le montant entier.' : `Sur ${euros(lumpSumCents)} au plus.`
}

const Why = ({ result: { steps, amountCents } }: { result: SimulationResult }) => (
  <Card title="Pourquoi ce montant ?">
    <StepsList steps={steps} amountCents={amountCents} total="Ton allocation" article={(source) => `Article ${source}`} />
  </Card>
)
