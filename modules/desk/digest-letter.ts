/** How much waits for somebody. */
export type Digest = { unread: number; toClose: number; toQualify: number; contested: number; tasks: number }

const line = (n: number, one: string, many: string) => (n ? [`- ${n} ${n > 1 ? many : one}`] : [])

/** The morning e-mail: counts only, never a name: it may be read on a lock screen, or by somebody else. */
export function digestLetter({ unread, toClose, toQualify, contested, tasks }: Digest, publicUrl: string) {
  const lines = [
    ...line(unread, 'conversation à lire', 'conversations à lire'),
    ...line(toClose, 'rendez-vous à clôturer', 'rendez-vous à clôturer'),
    ...line(toQualify, 'action à qualifier', 'actions à qualifier'),
    ...line(contested, 'ligne d’heures contestée', 'lignes d’heures contestées'),
    ...line(tasks, 'tâche confiée par un collègue', 'tâches confiées par des collègues'),
  ]
  return {
    subject: 'Ce qui vous attend dans Élan',
    body: [
      'Bonjour,',
      `Ce matin, dans Élan :\n${lines.join('\n')}`,
      `Pour y aller : ${publicUrl}/bureau`,
      `Vous choisissez de recevoir ou non cet e-mail ici : ${publicUrl}/bureau/compte`,
      'L’équipe Élan',
    ].join('\n\n'),
  }
}
