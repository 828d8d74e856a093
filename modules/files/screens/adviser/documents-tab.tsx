import { Documents } from '../documents.tsx'

/** The documents inside a young person's file. */
export const DocumentsTab = ({ youngPersonId }: { youngPersonId: string }) => (
  <Documents
    youngPersonId={youngPersonId}
    emptyText="Ce que vous ajoutez ici, et ce que les messages apportent, est vu par le jeune aussi. Titre de séjour, santé et RIB ne sont montrés qu’à vous et à qui vous remplace."
    warning="Aucun antivirus n’est installé : ces fichiers n’ont pas été analysés. N’ouvrez que ceux que vous attendez."
  />
)
