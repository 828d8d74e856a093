import { AdviserConversation } from './conversation.tsx'
import styles from './conversations.module.css'

/** The conversation inside a young person's file. */
export const MessagesTab = ({ youngPersonId }: { youngPersonId: string }) => (
  <div className={styles.tab}>
    <AdviserConversation id={youngPersonId} inFile />
  </div>
)
