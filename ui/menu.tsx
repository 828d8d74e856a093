/**
 * Menu({ label: string, icon?: LucideIcon, items: readonly MenuEntry[] }): a button that opens a short list of actions (desk and pilot only: react-aria).
 * MenuEntry = { id: string, label: string, icon?: LucideIcon, danger?: boolean, disabled?: boolean, onAction: () => void }
 */
import type { LucideIcon } from 'lucide-react'
import { Ellipsis } from 'lucide-react'
import { Menu as AriaMenu, Button, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import styles from './menu.module.css'

export type MenuEntry = { id: string; label: string; icon?: LucideIcon; danger?: boolean; disabled?: boolean; onAction: () => void }

/** What else can be done with one thing. */
export const Menu = ({ label, icon: Icon = Ellipsis, items }: { label: string; icon?: LucideIcon; items: readonly MenuEntry[] }) => (
  <MenuTrigger>
    <Button aria-label={label} className={styles.button}>
      <Icon size={20} aria-hidden />
    </Button>
    <Popover placement="bottom end" className={styles.popover}>
      <AriaMenu aria-label={label} className={styles.menu} disabledKeys={items.filter((item) => item.disabled).map((item) => item.id)}>
        {items.map(({ id, label: words, icon: Glyph, danger, onAction }) => (
          <MenuItem key={id} id={id} textValue={words} onAction={onAction} className={`${styles.item} ${danger ? styles.danger : ''}`}>
            {Glyph && <Glyph size={18} aria-hidden />}
            <span>{words}</span>
          </MenuItem>
        ))}
      </AriaMenu>
    </Popover>
  </MenuTrigger>
)
