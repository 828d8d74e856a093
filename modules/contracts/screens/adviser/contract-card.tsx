import { FileText } from 'lucide-react'
import { type Contract, contractsApi, type Version } from '#api/contracts'
import { Badge } from '#ui/badge'
import { Banner } from '#ui/banner'
import { LinkButton } from '#ui/button'
import { Card, Row, Stack } from '#ui/card'
import { numericDay, shortDay } from '#ui/format'
import { List, ListItem } from '#ui/list'
import { useTimeZone } from '#ui/session'
import { Loading, SkeletonCard } from '#ui/skeleton'
import { useEndpoint } from '#ui/use-endpoint'
import { exitMotives, relationNames } from '../../rules.ts'
import { pdfOf, reasonWords, signerWords, statusWords } from '../words.ts'
import { ContractActions } from './contract-actions.tsx'
import type { Person } from './contract-tab.tsx'
import { Signatures, Terms } from './contract-text.tsx'
import styles from './contracts.module.css'

type Props = { id: string; person: Person; isPast?: boolean }

/** One contract: how far it is, what comes next, its text and its versions. */
export function ContractCard({ id, person, isPast }: Props) {
  const { data } = useEndpoint(contractsApi.get, { params: { id } })
  if (!data)
    return (
      <Loading>
        <SkeletonCard lines={5} />
      </Loading>
    )
  return isPast ? <PastContract contract={data} /> : <OpenContract contract={data} person={person} />
}

function OpenContract({ contract, person }: { contract: Contract; person: Person }) {
  const text = contract.versions[0]!
  const { label, tone } = statusWords[contract.status]
  return (
    <Card
      title={contract.track === 'jr' ? 'Contrat d’engagement jeune (jeune en rupture)' : 'Contrat d’engagement jeune'}
      action={<Badge tone={tone}>{label}</Badge>}
    >
      <Dates contract={contract} />
      <Next contract={contract} />
      {person.canAct && <ContractActions contract={contract} person={person} />}
      <Row>
        <LinkButton external href={pdfOf(contract.id)} target="_blank" small icon={FileText}>
          Version {contract.version} (PDF)
        </LinkButton>
      </Row>
      <Terms text={text} name={person.firstName} />
      <Signatures text={text} />
      <History contract={contract} name={person.firstName} />
    </Card>
  )
}

function Dates({ contract: c }: { contract: Contract }) {
  const timeZone = useTimeZone()
  const referent = c.holdings[0]
  return (
    <dl className={styles.facts}>
      <dt>Dates</dt>
      <dd>
        du {shortDay(c.startsOn, timeZone)} au {shortDay(c.endsOn, timeZone)} inclus
      </dd>
      <dt>Structure</dt>
      <dd>{c.structureName}</dd>
      {referent && (
        <>
          <dt>Conseiller référent</dt>
          <dd>{referent.adviserName}</dd>
        </>
      )}
    </dl>
  )
}

/** Who is waited for, in one sentence. */
function Next({ contract: c }: { contract: Contract }) {
  const timeZone = useTimeZone()
  if (c.status === 'draft') return <Banner>Relisez le texte ensemble, puis proposez-le à la signature.</Banner>
  if (!c.missing.length) return null
  return (
    <Banner tone="watch" title="Signatures attendues">
      Il manque celle de : {c.missing.map((s) => signerWords[s]).join(', ')}.
      {c.missing.includes('representative') && ' Avant 18 ans, le contrat n’entre pas en vigueur sans elle.'}
      {c.representative &&
        c.missing.includes('representative') &&
        ` Lien envoyé à ${c.representative.name} (${relationNames[c.representative.relation]}), valable jusqu’au ${shortDay(c.representative.expiresAt, timeZone)}.`}
    </Banner>
  )
}

function History({ contract: { versions, holdings }, name }: { contract: Contract; name: string }) {
  const timeZone = useTimeZone()
  const older = versions.slice(1)
  return (
    <>
      {older.map((v: Version) => (
        <details key={v.number} className={styles.fold}>
          <summary>
            Version {v.number} : {reasonWords[v.reason].toLowerCase()}, jusqu’au {shortDay(v.endsOn, timeZone)}
          </summary>
          <Terms text={v} name={name} />
          <Signatures text={v} />
        </details>
      ))}
      {holdings.length > 1 && (
        <details className={styles.fold}>
          <summary>Structures et conseillers successifs</summary>
          <List label="Structures et conseillers">
            {holdings.map((h) => (
              <ListItem
                key={h.fromOn}
                title={h.structureName}
                text={h.adviserName}
                meta={`depuis le ${numericDay(h.fromOn, timeZone)}${h.untilOn ? `, jusqu’au ${numericDay(h.untilOn, timeZone)}` : ''}`}
              />
            ))}
          </List>
        </details>
      )}
    </>
  )
}

function PastContract({ contract: c }: { contract: Contract }) {
  const timeZone = useTimeZone()
  const { label, tone } = statusWords[c.status]
  const motive = exitMotives.find((m) => m.code === c.exitMotive)?.label
  return (
    <Card
      level={3}
      title={`Contrat du ${numericDay(c.startsOn, timeZone)} au ${numericDay(c.endedOn ?? c.endsOn, timeZone)}`}
      action={<Badge tone={tone}>{label}</Badge>}
    >
      <Stack gap={8}>
        {motive && <p>{motive}</p>}
        {c.exitDetail && <p>{c.exitDetail}</p>}
        {c.followUpUntil && <p>Suivi après la sortie jusqu’au {shortDay(c.followUpUntil, timeZone)}.</p>}
        <Row>
          <LinkButton external href={pdfOf(c.id)} target="_blank" variant="quiet" small icon={FileText}>
            Le texte (PDF)
          </LinkButton>
        </Row>
      </Stack>
    </Card>
  )
}
