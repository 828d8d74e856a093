import { Ellipsis, Search } from 'lucide-react'
import { useState } from 'react'
import { Avatar } from '#ui/avatar'
import { Button, IconButton } from '#ui/button'
import { Dialog } from '#ui/dialog'
import { useFreshness } from '#ui/offline'
import { PageTitle } from '#ui/page-title'
import { useSession } from '#ui/session'
import { useToast } from '#ui/toast'
import { actionsOf, type MessageAction, type MessageMenu } from '../message-menu.ts'
import { Thread } from '../thread.tsx'
import { useConversation } from '../use-conversation.ts'
import { Banners } from './banners.tsx'
import styles from './messages.module.css'

/** The conversation with the adviser, as large as the phone. */
export function Messages() {
  const me = useSession()
  const [searching, setSearching] = useState(false)
  const menu: MessageMenu = (doing) => <Actions actions={actionsOf(doing, me.id)} />
  return (
    <div className={styles.screen}>
      <PageTitle title="Messages" hidden />
      <Head id={me.id} searching={searching} onSearch={() => setSearching(!searching)} />
      <Banners inThread />
      <Thread
        conversationId={me.id}
        searching={searching}
        onSearchEnd={() => setSearching(false)}
        menu={menu}
        empty="Personne n’a encore écrit. Pose ta première question : ton conseiller la reçoit tout de suite."
      />
    </div>
  )
}

function Head({ id, searching, onSearch }: { id: string; searching: boolean; onSearch: () => void }) {
  const { data } = useConversation(id)
  const { offline } = useFreshness()
  const lead = data?.advisers[0]
  const others = data?.advisers.slice(1) ?? []
  return (
    <div className={styles.head}>
      {lead && <Avatar firstName={lead.firstName} lastName={lead.lastName} />}
      <div className={styles.who}>
        <p className={styles.name}>{lead ? `${lead.firstName} ${lead.lastName}` : 'Messages'}</p>
        <p className={styles.about}>
          {offline
            ? 'Hors ligne : tes messages partiront au retour du réseau'
            : data && !data.canWrite
              ? 'Accompagnement terminé'
              : about(others, Boolean(data?.closed))}
        </p>
      </div>
      <IconButton label="Chercher dans la conversation" icon={Search} aria-pressed={searching} onClick={onSearch} />
    </div>
  )
}

function about(substitutes: { firstName: string; lastName: string }[], closed: boolean) {
  if (substitutes.length) return `Remplacement en ce moment : ${substitutes.map((s) => `${s.firstName} ${s.lastName}`).join(', ')}`
  return closed ? 'Hors de ses heures de service' : 'En service en ce moment'
}

/** Actions of a message, from the bottom of the phone. */
function Actions({ actions }: { actions: MessageAction[] }) {
  const [open, setOpen] = useState(false)
  const toast = useToast()
  if (!actions.length) return null
  return (
    <>
      <IconButton label="Que faire de ce message" icon={Ellipsis} onClick={() => setOpen(true)} />
      <Dialog open={open} onClose={() => setOpen(false)} title="Ce message">
        <div className={styles.actions}>
          {actions.map(({ id, label, icon, danger, onAction }) => (
            <Button
              key={id}
              icon={icon}
              wide
              variant={danger ? 'danger' : 'soft'}
              onClick={() => {
                setOpen(false)
                onAction()
                if (id === 'copy') toast('Texte copié')
              }}
            >
              {label}
            </Button>
          ))}
        </div>
      </Dialog>
    </>
  )
}
