import type { Kind } from './texts.ts'

/** Where a notice leads, for who reads it: a path of the whole site. */
export function pathOf(
  role: string,
  kind: Kind,
  aboutId: string,
  youngPersonId: string | null,
  { week }: { week?: string | undefined } = {},
) {
  if (kind === 'task-given' || kind === 'note-mention') return '/bureau/taches'
  if (role !== 'youngPerson' && kind.startsWith('young-workshop')) return `/bureau/ateliers/${aboutId}`
  if (role !== 'youngPerson')
    return youngPersonId ? `/bureau/jeunes/${youngPersonId}${fileTab[kind.replace(/^young-/, '')] ?? ''}` : '/bureau'
  if (kind === 'file-infected') return '/jeune/documents'
  if (kind === 'message') return '/jeune/messages'
  if (kind.startsWith('appointment-')) return `/jeune/agenda/${aboutId}`
  if (kind.startsWith('workshop-')) return `/jeune/ateliers/${aboutId}`
  if (kind === 'action-reminder' || kind === 'action-commented') return `/jeune/actions/${aboutId}`
  if (kind === 'plan-proposed' || kind === 'programme-proposed') return '/jeune/plan'
  if (kind === 'hours-answered') return `/jeune/heures/${aboutId}`
  if (kind === 'hours-validated' || kind === 'week-closed') return `/jeune/heures${week ? `?semaine=${week}` : ''}`
  if (kind.startsWith('allowance-')) return '/jeune/allocation'
  if (kind.startsWith('contract-')) return '/jeune/contrat'
  if (kind.startsWith('action')) return '/jeune/actions'
  return '/jeune'
}

const fileTab: Record<string, string> = {
  'sms-stopped': '/envois',
  'sms-started': '/envois',
  appointment: '/rendez-vous',
  'appointment-answer': '/rendez-vous',
  'file-infected': '/documents',
  'appointment-moved': '/rendez-vous',
  'appointment-cancelled': '/rendez-vous',
  actions: '/actions',
  'action-done': '/actions',
  'action-commented': '/actions',
  'contract-signed': '/contrat',
  'plan-proposed': '/parcours',
  'hours-contested': '/heures',
}
