/**
 * PageTitle({ title: string, heading?: ReactNode, intro?: ReactNode, back?: { href, label }, actions?: ReactNode, hidden?: boolean })
 *   Sets the document's title, draws the only h1, and puts the focus there after a navigation. `hidden` keeps it for screen readers only.
 */
import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'
import { Link, useLocation } from 'wouter'
import styles from './page-title.module.css'

type PageTitleProps = {
  title: string
  heading?: ReactNode
  intro?: ReactNode
  back?: { href: string; label: string }
  actions?: ReactNode
  hidden?: boolean
}

/** The address whose title last spoke: arriving on the first page takes no focus, moving inside the app does. */
let announced: string | undefined

/** What this page is. */
export function PageTitle({ title, heading, intro, back, actions, hidden }: PageTitleProps) {
  const [location] = useLocation()
  const h1 = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · Élan`
  }, [title])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new title at a new address is a new page; a tab of the same page is not
  useEffect(() => {
    if (announced !== undefined && announced !== location) h1.current?.focus({ preventScroll: true })
    announced = location
  }, [title])
  return (
    <header className={hidden ? styles.hidden : styles.head}>
      {back && (
        <Link href={back.href} className={styles.back}>
          <ArrowLeft size={18} aria-hidden /> {back.label}
        </Link>
      )}
      <div className={styles.line}>
        <h1 ref={h1} tabIndex={-1}>
          <bdi>{heading ?? title}</bdi>
        </h1>
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      {intro && <div className={styles.intro}>{intro}</div>}
    </header>
  )
}
