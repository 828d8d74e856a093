import { Pencil, Send } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { peopleApi, type YoungPersonFile } from '#api/people'
import { GiveDialog } from '#screens/team'
import { Button, IconButton } from '#ui/button'
import { Card, Row, Stack } from '#ui/card'
import { numericDay, phoneWords, shortDay } from '#ui/format'
import { List, ListItem } from '#ui/list'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { useToast } from '#ui/toast'
import { useEndpoint, useWrite } from '#ui/use-endpoint'
import { archiveMotives } from '../../rules.ts'
import { accessWords, nameOf, situationWords } from '../words.ts'
import { ArchiveDialog } from './archive-dialog.tsx'
import { ContactDialog, IdentityDialog } from './edit-dialogs.tsx'
import { HelpersCard } from './helpers-card.tsx'
import styles from './people.module.css'

/** « Suivi »: identity, contact and invitation, advisers over time, end of support. */
export function FollowUpTab({ youngPersonId }: { youngPersonId: string }) {
  const { data: file } = useEndpoint(peopleApi.file, { params: { id: youngPersonId } }, { staleTime: 5_000 })
  if (!file) return null
  return (
    <div className={styles.columns}>
      <Stack>
        <Identity file={file} />
        <Reach file={file} />
      </Stack>
      <Stack>
        <Advisers file={file} />
        {file.canAct && <HelpersCard file={file} />}
        <End file={file} />
      </Stack>
    </div>
  )
}

type Of = { file: YoungPersonFile }
type Shown = 'identity' | 'contact' | 'archive' | 'reassign'

function Facts({ rows }: { rows: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className={styles.facts}>
      {rows.map(([term, fact]) => (
        <div key={term} style={{ display: 'contents' }}>
          <dt>{term}</dt>
          <dd>{fact}</dd>
        </div>
      ))}
    </dl>
  )
}

function Identity({ file }: Of) {
  const [shown, show] = useState<Shown>()
  const timeZone = useTimeZone()
  return (
    <Card title="Identité et situation" action={file.canAct && <EditButton what="l’identité" onClick={() => show('identity')} />}>
      <Facts
        rows={[
          ['Prénom', file.firstName],
          ['Nom', file.lastName],
          ['Date de naissance', `${numericDay(file.birthDate, timeZone)} (${file.age} ans)`],
          ['Situation', situationWords[file.situation]],
          ['Commune', file.commune?.name ?? 'Non renseignée'],
          ['Suivi depuis le', shortDay(file.createdAt, timeZone)],
        ]}
      />
      <IdentityDialog file={file} open={shown === 'identity'} onClose={() => show(undefined)} />
    </Card>
  )
}

function Reach({ file }: Of) {
  const [shown, show] = useState<Shown>()
  const timeZone = useTimeZone()
  const toast = useToast()
  const invite = useWrite(peopleApi.invite, {
    invalidates: [peopleApi.file],
    onDone: () => toast('Invitation envoyée.'),
    onFailed: (error) => toast(refusalSentence(error), { tone: 'bad' }),
  })
  const canInvite = file.canAct && !['active', 'closed'].includes(file.access.state)
  return (
    <Card title="Contact et connexion" action={file.canAct && <EditButton what="le contact" onClick={() => show('contact')} />}>
      <Facts
        rows={[
          ['E-mail', file.email ?? 'Aucun'],
          ['Téléphone', file.phone ? phoneWords(file.phone) : 'Aucun'],
          ['Accès', accessWords(file.access, timeZone).text],
        ]}
      />
      {!file.email && !file.phone && <p className={styles.soft}>Sans e-mail ni téléphone, {file.firstName} ne peut pas se connecter.</p>}
      {canInvite && (file.email || file.phone) && (
        <Row>
          <Button icon={Send} busy={invite.sending} onClick={() => invite.send({ params: { id: file.id } })}>
            {file.access.state === 'neverInvited' ? 'Envoyer l’invitation' : 'Renvoyer l’invitation'}
          </Button>
        </Row>
      )}
      <ContactDialog file={file} open={shown === 'contact'} onClose={() => show(undefined)} />
    </Card>
  )
}

const EditButton = ({ what, onClick }: { what: string; onClick: () => void }) => (
  <IconButton label={`Modifier ${what}`} icon={Pencil} onClick={onClick} />
)

function Advisers({ file }: Of) {
  const [shown, show] = useState<Shown>()
  const timeZone = useTimeZone()
  const change = file.canReassign && (
    <Button small variant="quiet" onClick={() => show('reassign')}>
      Changer de conseiller
    </Button>
  )
  return (
    <Card title="Conseillers" action={change}>
      <List label="Conseillers, du plus récent au plus ancien">
        {file.advisers.map((a) => (
          <ListItem
            key={a.since}
            title={nameOf(a)}
            text={a.reason || undefined}
            meta={
              a.until
                ? `du ${numericDay(a.since, timeZone)} au ${numericDay(a.until, timeZone)}`
                : `depuis le ${numericDay(a.since, timeZone)}`
            }
          />
        ))}
      </List>
      {shown === 'reassign' && <GiveDialog what={{ youngPersonIds: [file.id] }} onClose={() => show(undefined)} />}
    </Card>
  )
}

function End({ file }: Of) {
  const [shown, show] = useState<Shown>()
  const timeZone = useTimeZone()
  const toast = useToast()
  const restore = useWrite(peopleApi.restore, {
    invalidates: [peopleApi.file],
    onDone: () => toast('Dossier restauré.'),
    onFailed: (error) => toast(refusalSentence(error), { tone: 'bad' }),
  })
  if (file.archived)
    return (
      <Card title="Accompagnement terminé" tone="watch">
        <p>
          Archivé le {shortDay(file.archived.at, timeZone)} : {archiveMotives.find((m) => m.code === file.archived?.motive)?.label}
          {file.archived.comment && ` (${file.archived.comment})`}.
        </p>
        {file.canRestore && (
          <Row>
            <Button busy={restore.sending} onClick={() => restore.send({ params: { id: file.id } })}>
              Restaurer le dossier
            </Button>
          </Row>
        )}
      </Card>
    )
  if (!file.canAct) return null
  return (
    <Card title="Fin de l’accompagnement">
      <p className={styles.soft}>Archiver retire le dossier de votre portefeuille. Vous pourrez le restaurer.</p>
      <Row>
        <Button onClick={() => show('archive')}>Archiver le dossier</Button>
      </Row>
      <ArchiveDialog file={file} open={shown === 'archive'} onClose={() => show(undefined)} />
    </Card>
  )
}
