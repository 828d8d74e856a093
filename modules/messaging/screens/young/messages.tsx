import { Ellipsis, Search } from 'lucide-react'
import { useState } from 'react'
import { Avatar } from '#ui/avatar'
import { Button, IconButton } from '#ui/button'
import { Dialog } from '#ui/dialog'
import { Listen } from '#ui/listen'
import { useFreshness } from '#ui/offline'
import { PageTitle } from '#ui/page-title'
import { useSession } from '#ui/session'
import { useToast } from '#ui/toast'
import { actionsOf, type MessageAction, type MessageMenu } from '../message-menu.ts'
import { Thread } from '../thread.tsx'
import { useConversation } from '../use-conversation.ts'
import { Banners } from './banners.tsx'
import styles from './messages.module.css'
import { texts } from './texts.ts'

/** The conversation with the adviser, as large as the phone. */
export function Messages() {
  const me = useSession()
  const [searching, setSearching] = useState(false)
  const menu: MessageMenu = (doing) => <Actions actions={actionsOf(doing, me.id)} text={doing.message.text} />
  return (
    <div className={styles.screen}>
      <PageTitle title={texts.title} hidden />
      <Head id={me.id} searching={searching} onSearch={() => setSearching(!searching)} />
      <Banners inThread />
      <Thread conversationId={me.id} searching={searching} onSearchEnd={() => setSearching(false)} menu={menu} empty={texts.empty} />
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
        <p className={styles.name}>{lead ? `${lead.firstName} ${lead.lastName}` : texts.title}</p>
        <p className={styles.about}>
          {offline ? texts.offline : data && !data.canWrite ? texts.ended : about(others, Boolean(data?.closed))}
        </p>
      </div>
      <IconButton label={texts.search} icon={Search} aria-pressed={searching} onClick={onSearch} />
    </div>
  )
}

function about(substitutes: { firstName: string; lastName: string }[], closed: boolean) {
  if (substitutes.length) return texts.cover(substitutes.map((s) => `${s.firstName} ${s.lastName}`).join(', '))
  return closed ? texts.notInService : texts.inService
}

/** Actions of a message, from the bottom of the phone. */
function Actions({ actions, text }: { actions: MessageAction[]; text: string }) {
  const [open, setOpen] = useState(false)
  const toast = useToast()
  if (!actions.length) return null
  return (
    <>
      <IconButton label={texts.whatToDo} icon={Ellipsis} onClick={() => setOpen(true)} />
      <Dialog open={open} onClose={() => setOpen(false)} title={texts.thisMessage}>
        <div className={styles.actions}>
          <Listen text={text} lang="fr-FR" about={texts.thisMessage} />
          {actions.map(({ id, label, icon, danger, onAction }) => (
            <Button
              key={id}
              icon={icon}
              wide
              variant={danger ? 'danger' : 'soft'}
              onClick={() => {
                setOpen(false)
                onAction()
                if (id === 'copy') toast(texts.copied)
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
