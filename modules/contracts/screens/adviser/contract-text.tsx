import { Check } from 'lucide-react'
import type { Version } from '#api/contracts'
import { Stack } from '#ui/card'
import { shortDay } from '#ui/format'
import { useTimeZone } from '#ui/session'
import { domainNames, signatureWays } from '../../rules.ts'
import { signerWords } from '../words.ts'
import styles from './contracts.module.css'

/** What both promise, and for what. */
export function Terms({ text, name }: { text: Version; name: string }) {
  return (
    <Stack gap={16}>
      {text.reasonText && <p className={styles.soft}>Motif : {text.reasonText}</p>}
      <Promises title={`${name} s’engage à`} items={text.youngPersonCommits} />
      <Promises title="La structure s’engage à" items={text.structureCommits} />
      <Promises title="Objectifs" items={text.objectives.map((o) => `${domainNames[o.domain]} : ${o.text}`)} />
    </Stack>
  )
}

const Promises = ({ title, items }: { title: string; items: readonly string[] }) => (
  <section className={styles.part}>
    <h3 className={styles.name}>{title}</h3>
    <ul className={styles.promises}>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  </section>
)

/** Who signed, when and how. */
export function Signatures({ text }: { text: Version }) {
  const timeZone = useTimeZone()
  if (!text.signatures.length) return null
  return (
    <section className={styles.part}>
      <h3 className={styles.name}>Signatures</h3>
      <ul className={styles.findings}>
        {text.signatures.map((s) => (
          <li key={s.signer} className={styles.finding}>
            <span className={styles.signed}>
              <Check size={16} aria-hidden />
              <span>
                {s.name} ({signerWords[s.signer]}), le {shortDay(s.signedOn, timeZone)}, {signatureWays[s.way]}
              </span>
            </span>
            {s.drawing && (
              <svg viewBox="0 0 900 300" className={styles.drawing} role="img" aria-label={`Signature de ${s.name}`}>
                <path d={s.drawing} />
              </svg>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
