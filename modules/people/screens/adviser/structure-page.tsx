import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useParams } from 'wouter'
import { peopleApi, type Structure } from '#api/people'
import { ErrorNotice } from '#ui/banner'
import { Button } from '#ui/button'
import { Row, SectionHeading, Stack } from '#ui/card'
import { ConfirmDialog, Dialog } from '#ui/dialog'
import { PageTitle } from '#ui/page-title'
import { refusalSentence } from '#ui/refusal'
import { useSession } from '#ui/session'
import { Loading, SkeletonRows, SkeletonScreen } from '#ui/skeleton'
import { useToast } from '#ui/toast'
import { useEndpoint, useWrite } from '#ui/use-endpoint'
import { networkWords } from '../words.ts'
import { ProfessionalForm } from './professional-form.tsx'
import { ProfessionalTable } from './professional-table.tsx'
import { StructureForm } from './structure-form.tsx'

/** The structure that the address names, for the administrator. */
export const StructureById = () => <StructurePage id={useParams().id ?? ''} />

/** One structure and who works there. */
export function StructurePage({ id }: { id: string }) {
  const [shown, show] = useState<'edit' | 'close' | 'add'>()
  const isAdmin = useSession().role === 'administrator'
  const structure = useEndpoint(peopleApi.structure, { params: { id } })
  const people = useEndpoint(peopleApi.professionals, { params: { id } })
  const hide = () => show(undefined)
  if (structure.error && !structure.data)
    return <ErrorNotice onRetry={() => void structure.refetch()}>{refusalSentence(structure.error)}</ErrorNotice>
  if (!structure.data) return <SkeletonScreen />
  const s = structure.data
  return (
    <Stack gap={24}>
      <PageTitle
        title={s.name}
        intro={introOf(s)}
        {...(isAdmin && { back: { href: '/structures', label: 'Structures' } })}
        actions={isAdmin && !s.closedAt && <AdminButtons show={show} />}
      />
      <SectionHeading
        title="Professionnels"
        count={s.professionals}
        action={
          !s.closedAt && (
            <Button variant="main" icon={Plus} onClick={() => show('add')}>
              Ajouter
            </Button>
          )
        }
      />
      {people.error && !people.data && <ErrorNotice onRetry={() => void people.refetch()}>{refusalSentence(people.error)}</ErrorNotice>}
      {people.isPending && (
        <Loading>
          <SkeletonRows rows={6} />
        </Loading>
      )}
      {people.data && <ProfessionalTable professionals={people.data.professionals} />}
      <Dialog open={shown === 'add'} side onClose={hide} title="Ajouter un professionnel">
        <ProfessionalForm structureId={id} onDone={hide} />
      </Dialog>
      <Dialog open={shown === 'edit'} side onClose={hide} title="Modifier la structure">
        <StructureForm structure={s} onDone={hide} />
      </Dialog>
      <CloseDialog structure={s} open={shown === 'close'} onClose={hide} />
    </Stack>
  )
}

const introOf = (s: Structure) =>
  [
    networkWords[s.network],
    s.code,
    s.communeName ?? s.departmentName,
    s.timeZone === 'Europe/Paris' ? '' : `heure de ${s.timeZone.split('/')[1]?.replaceAll('_', ' ')}`,
    s.closedAt && 'fermée',
  ]
    .filter(Boolean)
    .join(' · ')

const AdminButtons = ({ show }: { show: (what: 'edit' | 'close') => void }) => (
  <Row>
    <Button onClick={() => show('edit')}>Modifier</Button>
    <Button variant="quiet" onClick={() => show('close')}>
      Fermer la structure
    </Button>
  </Row>
)

function CloseDialog({ structure, open, onClose }: { structure: Structure; open: boolean; onClose: () => void }) {
  const toast = useToast()
  const close = useWrite(peopleApi.closeStructure, {
    invalidates: [peopleApi.structure, peopleApi.structures],
    onDone: () => toast('Structure fermée.'),
    onFailed: (error) => toast(refusalSentence(error), { tone: 'bad' }),
  })
  return (
    <ConfirmDialog
      open={open}
      onClose={onClose}
      onConfirm={() => close.sendAndWait({ params: { id: structure.id } })}
      title={`Fermer ${structure.name} ?`}
      confirm="Fermer la structure"
      lost="Plus personne ne pourra y être ajouté. Une structure ne se ferme que lorsque plus personne n’y travaille et que tous les dossiers ont été confiés ailleurs."
    />
  )
}
