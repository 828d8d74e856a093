import { NotebookText } from 'lucide-react'
import { ErrorNotice } from '#ui/banner'
import { LinkButton } from '#ui/button'
import { Dialog } from '#ui/dialog'
import { EmptyState } from '#ui/empty-state'
import { List, ListItem } from '#ui/list'
import { refusalSentence } from '#ui/refusal'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { useEndpoint } from '#ui/use-endpoint'
import { messagingApi } from '../../api.ts'

type TemplateProps = { onClose: () => void; onChoose: (text: string) => void }

/** Words to begin from: one's own, then those of the structure. */
export function TemplateDialog({ onClose, onChoose }: TemplateProps) {
  const { data, error, refetch } = useEndpoint(messagingApi.templates)
  return (
    <Dialog open onClose={onClose} title="Insérer un modèle" actions={<LinkButton href="/envois/modeles">Écrire mes modèles</LinkButton>}>
      {error && !data && <ErrorNotice onRetry={() => void refetch()}>{refusalSentence(error)}</ErrorNotice>}
      {!data && !error && (
        <Loading>
          <SkeletonRows rows={3} />
        </Loading>
      )}
      {data?.items.length === 0 && (
        <EmptyState icon={NotebookText} title="Aucun modèle">
          Écrivez une fois ce que vous répétez souvent : relance, rappel des pièces, bienvenue.
        </EmptyState>
      )}
      {Boolean(data?.items.length) && (
        <List label="Modèles">
          {data?.items.map((t) => (
            <ListItem
              key={t.id}
              title={t.title}
              text={t.text}
              meta={t.isShared ? 'Structure' : undefined}
              onClick={() => onChoose(t.text)}
            />
          ))}
        </List>
      )}
    </Dialog>
  )
}
