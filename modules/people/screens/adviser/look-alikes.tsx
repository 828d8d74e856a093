import { useState } from 'react'
import { useLocation } from 'wouter'
import { type Candidate, peopleApi } from '#api/people'
import { Badge } from '#ui/badge'
import { Button, LinkButton } from '#ui/button'
import { Row, Stack } from '#ui/card'
import { numericDay } from '#ui/format'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { useToast } from '#ui/toast'
import { useWrite } from '#ui/use-endpoint'
import { nameOf } from '../words.ts'
import styles from './people.module.css'

type Props = { candidates: readonly Candidate[]; onClose: () => void; onBack: () => void; onDistinct: () => Promise<void> }

/** The files that look like the one being added: open one, restore one, or say it is somebody else. */
export function LookAlikes({ candidates, onClose, onBack, onDistinct }: Props) {
  const [busy, setBusy] = useState(false)
  const isSameContact = candidates.some((c) => c.isSameContact)
  const distinct = async () => {
    setBusy(true)
    await onDistinct()
    setBusy(false)
  }
  return (
    <Stack>
      <p>
        {isSameContact
          ? 'Un dossier de votre structure a déjà cet e-mail ou ce téléphone.'
          : 'Votre structure a déjà un dossier avec la même date de naissance et un nom proche.'}
      </p>
      <div>
        {candidates.map((candidate) => (
          <Alike key={candidate.id} candidate={candidate} onClose={onClose} />
        ))}
      </div>
      <Row>
        {!isSameContact && (
          <Button onClick={distinct} busy={busy}>
            Ce n’est pas la même personne
          </Button>
        )}
        <Button variant="quiet" onClick={onBack}>
          Revenir à la saisie
        </Button>
      </Row>
    </Stack>
  )
}

function Alike({ candidate, onClose }: { candidate: Candidate; onClose: () => void }) {
  const timeZone = useTimeZone()
  const toast = useToast()
  const [, go] = useLocation()
  const restore = useWrite(peopleApi.restore, {
    onDone: () => {
      toast('Dossier restauré.')
      onClose()
      go(`/jeunes/${candidate.id}`)
    },
    onFailed: (error) => toast(refusalSentence(error), { tone: 'bad' }),
  })
  return (
    <div className={styles.candidate}>
      <div>
        <strong>{nameOf(candidate)}</strong>, naissance le {numericDay(candidate.birthDate, timeZone)}
        <div className={styles.soft}>
          {candidate.isMine ? 'Dans votre portefeuille' : `Portefeuille de ${candidate.adviser}`}{' '}
          {candidate.isArchived && <Badge tone="watch">Archivé</Badge>}
        </div>
      </div>
      <Row>
        <LinkButton small href={`/jeunes/${candidate.id}`} onClick={onClose}>
          Ouvrir ce dossier
        </LinkButton>
        {candidate.isArchived && candidate.isMine && (
          <Button small busy={restore.sending} onClick={() => restore.send({ params: { id: candidate.id } })}>
            Restaurer
          </Button>
        )}
      </Row>
    </div>
  )
}
