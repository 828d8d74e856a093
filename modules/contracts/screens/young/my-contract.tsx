import { FileText, Handshake } from 'lucide-react'
import { type Contract, type ContractLine, contractsApi, type Task } from '#api/contracts'
import { Banner, ErrorNotice } from '#ui/banner'
import { LinkButton } from '#ui/button'
import { Card, Stack } from '#ui/card'
import { EmptyState } from '#ui/empty-state'
import { colon } from '#ui/language'
import { List, ListItem } from '#ui/list'
import { Listen } from '#ui/listen'
import { PageTitle } from '#ui/page-title'
import { refusalSentence } from '#ui/refusal'
import { SkeletonScreen } from '#ui/skeleton'
import { useEndpoint } from '#ui/use-endpoint'
import { letterOf, pdfOf } from '../words.ts'
import styles from './my-contract.module.css'
import { Needs } from './needs.tsx'
import { SignCard } from './sign-card.tsx'
import { texts } from './texts.ts'
import { dayWords, useOwnContract } from './use-own-contract.ts'

/** « Mon contrat »: what I promised, what was promised to me, until when; and signing. */
export function MyContract() {
  const { data, error, refetch, contract } = useOwnContract()
  if (error && !data) return <ErrorNotice onRetry={() => void refetch()}>{refusalSentence(error)}</ErrorNotice>
  if (!data) return <SkeletonScreen />
  return (
    <Stack gap={24}>
      <PageTitle title={texts.title} />
      {contract ? <Text line={contract} /> : data.decision?.outcome === 'refused' ? <Refused id={data.decision.id} /> : <None />}
      <Papers tasks={data.tasks.filter((t) => t.doneAt === null)} />
      <Needs />
    </Stack>
  )
}

const None = () => (
  <EmptyState icon={Handshake} title={texts.none}>
    {texts.noneText}
  </EmptyState>
)

const Refused = ({ id }: { id: string }) => (
  <Card title={texts.refusedTitle} tone="watch">
    <p>{texts.refusedText}</p>
    <LinkButton external href={letterOf(id)} target="_blank" icon={FileText}>
      {texts.letter}
    </LinkButton>
  </Card>
)

function Text({ line }: { line: ContractLine }) {
  const { data } = useEndpoint(contractsApi.get, { params: { id: line.id } })
  if (!data) return <SkeletonScreen />
  return <Whole contract={data} />
}

function Whole({ contract: c }: { contract: Contract }) {
  const text = c.versions[0]!
  return (
    <Stack gap={16}>
      <div>
        <p className={styles.dates}>
          {c.endedOn ? texts.ended(dayWords(c.endedOn)) : texts.from(dayWords(c.startsOn), dayWords(c.endsOn))}
        </p>
        <p className={styles.soft}>{texts.with(c.structureName)}</p>
      </div>
      {c.missing.length > 0 && !c.missing.includes('youngPerson') && (
        <Banner tone="watch" title={texts.waitsFor}>
          {c.missing.map((s) => (
            <p key={s}>{texts.waits[s]}</p>
          ))}
        </Banner>
      )}
      <Promises title={texts.myPromises} items={text.youngPersonCommits} />
      <Promises title={texts.theirPromises} items={text.structureCommits} />
      <Promises title={texts.goals} items={text.objectives.map((o) => `${texts.domains[o.domain]}${colon()}${o.text}`)} />
      {c.missing.includes('youngPerson') && <SignCard contract={c} />}
      {text.signatures.length > 0 && (
        <Promises
          spoken={false}
          title={texts.signatures}
          items={text.signatures.map((s) => texts.signedBy(s.name, dayWords(s.signedOn)))}
        />
      )}
      <LinkButton external href={pdfOf(c.id)} target="_blank" icon={FileText}>
        {texts.pdf}
      </LinkButton>
    </Stack>
  )
}

const Promises = ({ title, items, spoken = true }: { title: string; items: readonly string[]; spoken?: boolean }) => (
  <Card title={title}>
    <div>
      <ul className={styles.list}>
        {items.map((item) => (
          <li key={item}>
            <bdi>{item}</bdi>
          </li>
        ))}
      </ul>
    </div>
    {spoken && <Listen text={items.join('. ')} lang="fr-FR" about={title} />}
  </Card>
)

function Papers({ tasks }: { tasks: readonly Task[] }) {
  if (!tasks.length) return null
  return (
    <Card title={texts.papers}>
      <p className={styles.soft}>{texts.papersText}</p>
      <List label={texts.papers}>
        {tasks.map((t) => (
          <ListItem key={t.id} title={texts.paperNames[t.kind]} text={texts.paperBy(dayWords(t.dueOn))} />
        ))}
      </List>
    </Card>
  )
}
