/**
 * ComboBox({ label, options: readonly { id: string, label: string, hint?: string }[], value: string | null, onChange: (id: string | null) => void,
 *   text?: string, onText?: (text: string) => void, hint?, error?, placeholder?, name? }): type to find one among many (desk and pilot only: react-aria).
 *   With `onText` the server searches and `options` are its answers; without, the options are filtered here.
 */
import { ChevronsUpDown } from 'lucide-react'
import { useState } from 'react'
import { ComboBox as AriaComboBox, Button, FieldError, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components'
import styles from './combo-box.module.css'
import field from './field.module.css'
import menu from './menu.module.css'

type Option = { id: string; label: string; hint?: string }
type ComboBoxProps = {
  label: string
  options: readonly Option[]
  value: string | null
  onChange: (id: string | null) => void
  text?: string
  onText?: (text: string) => void
  hint?: string
  error?: string | undefined
  placeholder?: string
  name?: string
}

/** One among many, found by typing. */
export function ComboBox({ label, options, value, onChange, text, onText, hint, error, placeholder, name }: ComboBoxProps) {
  // an open <dialog> is above the page and alone answers the pointer: the choices must be inside it
  const [dialog, setDialog] = useState<Element>()
  const remote = onText ? { inputValue: text ?? '', onInputChange: onText, items: options } : { defaultItems: options }
  return (
    <AriaComboBox
      {...remote}
      className={field.field}
      name={name}
      value={value}
      onChange={(key) => onChange(key === null ? null : String(key))}
      isInvalid={Boolean(error)}
      allowsEmptyCollection
      menuTrigger="focus"
    >
      <Label className={field.label}>{label}</Label>
      {hint && (
        <Text slot="description" className={field.hint}>
          {hint}
        </Text>
      )}
      <div className={styles.box} ref={(box) => setDialog(box?.closest('dialog') ?? undefined)}>
        <Input className={field.input} placeholder={placeholder} />
        <Button className={styles.open} aria-label={`Voir les choix : ${label}`}>
          <ChevronsUpDown size={18} aria-hidden />
        </Button>
      </div>
      <FieldError className={field.error}>{error}</FieldError>
      <Popover UNSTABLE_portalContainer={dialog} className={`${menu.popover} ${styles.popover}`}>
        <ListBox className={menu.menu} renderEmptyState={() => <p className={styles.none}>Aucun résultat</p>}>
          {(option: Option) => (
            <ListBoxItem id={option.id} textValue={option.label} className={menu.item}>
              <span className={styles.words}>
                <span>{option.label}</span>
                {option.hint && <span className={field.hint}>{option.hint}</span>}
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  )
}
