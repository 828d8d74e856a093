import type { SimulationInput } from '../api.ts'
import { euros } from '../rules.ts'
import styles from './curve.module.css'
import { curveOf } from './curve-points.ts'

type Curve = ReturnType<typeof curveOf>
const whole = (cents: number) => euros(Math.round(cents / 100) * 100)

/** What one may earn without losing the allowance: words, a drawing, and the same as a table. */
export function AllowanceCurve({ input }: { input: SimulationInput }) {
  const curve = curveOf(input)
  const { freeCents, ceilingCents, points } = curve
  const end = points.find(({ amountCents }) => amountCents === 0)?.incomeCents ?? ceilingCents
  return (
    <div className={styles.whole}>
      <ul className={styles.facts}>
        <li>
          <strong>Jusqu’à {euros(freeCents)}</strong> gagnés en travaillant, l’allocation ne bouge pas.
        </li>
        <li>
          <strong>Au-dessus</strong>, elle baisse peu à peu : {lostPerHundred(curve)} de moins pour 100 € de plus.
        </li>
        <li>
          <strong>À partir de {whole(Math.min(end, ceilingCents))}</strong>, il n’y a plus d’allocation pour ce mois-là.
        </li>
      </ul>
      <Drawing curve={curve} />
      <details className={styles.table}>
        <summary>Les mêmes chiffres en tableau</summary>
        <Figures rows={curve.rows} />
      </details>
    </div>
  )
}

function lostPerHundred({ points, freeCents }: Curve) {
  const from = points.find(({ incomeCents }) => incomeCents === freeCents)
  const to = points.find(({ incomeCents }) => incomeCents === freeCents + 100_00)
  return whole((from?.amountCents ?? 0) - (to?.amountCents ?? 0))
}

function Drawing({ curve: { points, untilCents, here, freeCents, ceilingCents } }: { curve: Curve }) {
  const top = Math.max(points[0]!.amountCents, 1) * 1.18
  const x = (cents: number) => (Math.min(cents, untilCents) / untilCents) * 100
  const y = (cents: number) => 100 - (cents / top) * 100
  const line = points.map((p) => `${x(p.incomeCents).toFixed(2)} ${y(p.amountCents).toFixed(2)}`).join('L')
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.axis}>Allocation du mois</figcaption>
      <div className={styles.plot}>
        <svg
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
          role="img"
          aria-label="Courbe de l’allocation selon ce qu’on gagne en travaillant"
        >
          <path d={`M${line}L100 100L0 100Z`} className={styles.area} />
          {[freeCents, ceilingCents].map((cents) => (
            <path key={cents} d={`M${x(cents)} 8V100`} className={styles.mark} />
          ))}
          <path d={`M${line}`} className={styles.line} />
          <path d={`M${x(here.incomeCents)} ${y(here.amountCents)}V100`} className={styles.drop} />
        </svg>
        <span aria-hidden className={styles.dot} style={{ left: `${x(here.incomeCents)}%`, top: `${y(here.amountCents)}%` }} />
        <span
          aria-hidden
          className={`${styles.here} ${x(here.incomeCents) > 55 ? styles.before : ''}`}
          style={{ left: `${x(here.incomeCents)}%`, top: `${y(here.amountCents)}%` }}
        >
          Toi : {euros(here.amountCents)}
        </span>
      </div>
      <div aria-hidden className={styles.ticks}>
        {[0, freeCents, ceilingCents].map((cents) => (
          <span key={cents} style={{ left: `${x(cents)}%` }} className={cents === 0 ? styles.first : ''}>
            {whole(cents)}
          </span>
        ))}
      </div>
      <p className={styles.below}>Gagné en travaillant ce mois-là</p>
    </figure>
  )
}

const Figures = ({ rows }: { rows: Curve['rows'] }) => (
  <table>
    <caption>Allocation selon ce qu’on gagne</caption>
    <thead>
      <tr>
        <th scope="col">Gagné</th>
        <th scope="col">Allocation</th>
        <th scope="col">En tout</th>
      </tr>
    </thead>
    <tbody>
      {rows.map(({ incomeCents, amountCents }) => (
        <tr key={incomeCents}>
          <th scope="row">{euros(incomeCents)}</th>
          <td>{euros(amountCents)}</td>
          <td>{euros(incomeCents + amountCents)}</td>
        </tr>
      ))}
    </tbody>
  </table>
)
