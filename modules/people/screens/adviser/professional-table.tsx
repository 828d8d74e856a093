import { Pencil, Send, UserMinus, Users } from 'lucide-react'
import { useState } from 'react'
import { type Professional, peopleApi } from '#api/people'
import { territoriesApi } from '#api/territories'
import { Badge } from '#ui/badge'
import { type Column, DataTable } from '#ui/data-table'
import { ConfirmDialog, Dialog } from '#ui/dialog'
import { EmptyState } from '#ui/empty-state'
import { ago } from '#ui/format'
import { Menu } from '#ui/menu'
import { refusalSentence } from '#ui/refusal'
import { useSession, useTimeZone } from '#ui/session'
import { useToast } from '#ui/toast'
import { useEndpoint, useWrite } from '#ui/use-endpoint'
import { accessWords, nameOf, roleWords } from '../words.ts'
import styles from './people.module.css'
import { ProfessionalForm } from './professional-form.tsx'

type Props = { professionals: readonly Professional[]; isOfficial?: boolean }

/** Who has an account here, how far they are, and what can be done for them. */
export function ProfessionalTable({ professionals, isOfficial = false }: Props) {
  const timeZone = useTimeZone()
  const isAdmin = useSession().role === 'administrator'
  // a director's account is the administrator's to change
  const governs = (p: Professional) => !p.leftAt && (isAdmin || p.role !== 'director')
  const areas = useAreaNames(isOfficial)
  const columns: Column<Professional>[] = [
    { id: 'name', title: 'Nom', main: true, cell: (p) => <span className={styles.line}>{nameOf(p)}</span> },
    {
      id: 'role',
      title: 'Rôle',
      phone: 'under',
      cell: (p) => [roleWords[p.role], p.territory && (areas.get(p.territory) ?? p.territory)].filter(Boolean).join(' · '),
    },
    { id: 'email', title: 'E-mail', phone: 'under', cell: (p) => p.email },
    { id: 'access', title: 'Accès', phone: 'under', cell: (p) => <AccessBadge professional={p} timeZone={timeZone} /> },
    { id: 'seen', title: 'Dernière venue', cell: (p) => (p.lastSeenAt ? ago(p.lastSeenAt, timeZone) : 'jamais') },
    ...(isOfficial ? [] : [{ id: 'caseload', title: 'Jeunes suivis', align: 'end' as const, cell: (p: Professional) => p.caseload }]),
    { id: 'do', title: 'Agir', phone: 'corner', cell: (p) => governs(p) && <Actions professional={p} /> },
  ]
  return (
    <DataTable
      caption="Comptes"
      columns={columns}
      rows={professionals}
      rowKey={(p) => p.id}
      empty={
        <EmptyState icon={Users} title="Personne encore">
          Ajoutez la première personne : elle recevra une invitation par e-mail.
        </EmptyState>
      }
    />
  )
}

/** Territories by the code an account carries. */
function useAreaNames(isWanted: boolean) {
  const { data } = useEndpoint(territoriesApi.departments, isWanted ? {} : null, { staleTime: 3_600_000 })
  return new Map<string, string>([
    ['FR', 'France entière'],
    ...(data?.regions ?? []).map((r) => [`R${r.code}`, r.name] as const),
    ...(data?.departments ?? []).map((d) => [d.code, `${d.name} (${d.code})`] as const),
  ])
}

function AccessBadge({ professional, timeZone }: { professional: Professional; timeZone: string }) {
  if (professional.leftAt) return <Badge tone="bad">N’y travaille plus</Badge>
  const { tone, text } = accessWords(professional.access, timeZone)
  return <Badge tone={tone}>{text}</Badge>
}

function Actions({ professional }: { professional: Professional }) {
  const [shown, show] = useState<'edit' | 'leave'>()
  const { id: me } = useSession()
  const toast = useToast()
  const reads = [peopleApi.professionals, peopleApi.officials, peopleApi.structure]
  const onFailed = (error: unknown) => toast(refusalSentence(error), { tone: 'bad' })
  const invite = useWrite(peopleApi.inviteProfessional, { invalidates: reads, onDone: () => toast('Invitation envoyée.'), onFailed })
  const depart = useWrite(peopleApi.depart, { invalidates: reads, onDone: () => toast('Compte fermé.'), onFailed })
  const params = { id: professional.id }
  const again = professional.access.state !== 'active'
  return (
    <>
      <Menu
        label={`Agir pour ${nameOf(professional)}`}
        items={[
          { id: 'edit', label: 'Modifier', icon: Pencil, onAction: () => show('edit') },
          ...(again ? [{ id: 'invite', label: 'Renvoyer l’invitation', icon: Send, onAction: () => invite.send({ params }) }] : []),
          {
            id: 'leave',
            label: 'Quitte la structure',
            icon: UserMinus,
            danger: true,
            disabled: professional.id === me,
            onAction: () => show('leave'),
          },
        ]}
      />
      <Dialog open={shown === 'edit'} side onClose={() => show(undefined)} title={nameOf(professional)}>
        <ProfessionalForm professional={professional} onDone={() => show(undefined)} />
      </Dialog>
      <ConfirmDialog
        open={shown === 'leave'}
        onClose={() => show(undefined)}
        onConfirm={() => depart.sendAndWait({ params })}
        title={`Fermer le compte de ${nameOf(professional)} ?`}
        confirm="Fermer le compte"
        lost="Ses sessions s’arrêtent aussitôt et le compte ne pourra plus servir. Son portefeuille doit déjà avoir été confié à un collègue ; son nom reste dans l’historique des dossiers."
      />
    </>
  )
}
