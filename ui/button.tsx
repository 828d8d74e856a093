/**
 * Button({ variant?: 'main'|'soft'|'quiet'|'danger', icon?: LucideIcon, busy?: boolean, wide?: boolean, small?: boolean, ...native button })
 * LinkButton({ href, variant?, icon?, wide?, small?, external?: boolean, ...native a }): a link that looks like a button.
 * IconButton({ label: string, icon: LucideIcon, count?: number, ...native button }): the label is always said.
 */
import type { LucideIcon } from 'lucide-react'
import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import { Link } from 'wouter'
import styles from './button.module.css'
import { VisuallyHidden } from './visually-hidden.tsx'

type Look = { variant?: 'main' | 'soft' | 'quiet' | 'danger'; icon?: LucideIcon; wide?: boolean; small?: boolean }
type ButtonProps = Look & ButtonHTMLAttributes<HTMLButtonElement> & { busy?: boolean; ref?: Ref<HTMLButtonElement> }

/** Does something here and now. While `busy` it keeps its focus and place, and ignores further clicks. */
export function Button({ variant = 'soft', icon, wide, small, busy, className, children, onClick, type = 'button', ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={busy ? 'button' : type}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? undefined : onClick}
      className={classesOf({ variant, wide, small }, className)}
    >
      <Inside icon={icon} busy={busy}>
        {children}
      </Inside>
    </button>
  )
}

type LinkButtonProps = Look & AnchorHTMLAttributes<HTMLAnchorElement> & { href: string; external?: boolean }

/** Goes somewhere else. `external` leaves this app (another shell, a file, a site). */
export function LinkButton({ variant = 'soft', icon, wide, small, external, href, className, children, ...rest }: LinkButtonProps) {
  const look = classesOf({ variant, wide, small }, className)
  const inside = <Inside icon={icon}>{children}</Inside>
  if (external)
    return (
      <a {...rest} href={href} className={look}>
        {inside}
      </a>
    )
  return (
    <Link {...rest} href={href} className={look}>
      {inside}
    </Link>
  )
}

type IconButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  label: string
  icon: LucideIcon
  count?: number
  ref?: Ref<HTMLButtonElement>
}

/** A button of one icon; `label` is read aloud and shown on hover. */
export function IconButton({ label, icon: Icon, count, className, type = 'button', ...rest }: IconButtonProps) {
  return (
    <button {...rest} type={type} title={label} className={`${styles.icon} ${className ?? ''}`}>
      <Icon size={20} aria-hidden />
      <VisuallyHidden>{label}</VisuallyHidden>
      {count ? <span className={styles.count}>{count > 99 ? '99+' : count}</span> : null}
    </button>
  )
}

function Inside({ icon: Icon, busy, children }: { icon?: LucideIcon; busy?: boolean; children: ReactNode }) {
  return (
    <>
      {busy ? <span className={styles.spinner} aria-hidden /> : Icon && <Icon size={20} aria-hidden className={styles.glyph} />}
      <span>{children}</span>
    </>
  )
}

function classesOf({ variant, wide, small }: Look, own?: string) {
  return [styles.button, styles[variant!], wide && styles.wide, small && styles.small, own].filter(Boolean).join(' ')
}
