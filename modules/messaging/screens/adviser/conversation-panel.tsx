import { usePanel } from '#ui/panel'
import { AdviserConversation } from './conversation.tsx'
import { ConversationList } from './conversation-list.tsx'

/** Beside every page: everybody one answers to, or one conversation. */
export function ConversationPanel() {
  const { youngPersonId, show } = usePanel()
  return youngPersonId ? (
    <AdviserConversation id={youngPersonId} onBack={() => show(undefined)} />
  ) : (
    <ConversationList onOpen={show} inPanel />
  )
}
