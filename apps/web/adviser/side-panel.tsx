import { PanelRightClose } from 'lucide-react'
import { IconButton } from '#ui/button'
import { usePanel } from '#ui/panel'
import { SlotFrame } from '#ui/screens'
import type { Panel } from '#ui/slots'
import styles from './side-panel.module.css'

/** Conversations beside every page; over the page where the window is narrow. */
export function SidePanel({ panel: { title, panel: Content } }: { panel: Panel }) {
  const { hide } = usePanel()
  return (
    <aside id="conversation" aria-label={title} className={styles.panel}>
      <div className={styles.head}>
        <h2 tabIndex={-1}>{title}</h2>
        <IconButton label="Replier le panneau" icon={PanelRightClose} onClick={hide} />
      </div>
      <div className={styles.body}>
        <SlotFrame lines={6}>
          <Content />
        </SlotFrame>
      </div>
    </aside>
  )
}
