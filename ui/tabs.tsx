/**
 * Tabs({ label, tabs: readonly { href, label, count?: number, extra?: ReactNode }[] }): links; the current one is the longest href that begins the address.
 */
import type { ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import { CountBadge } from './badge.tsx'
import styles from './tabs.module.css'

type Tab = { href: string; label: string; count?: number | undefined; extra?: ReactNode }

/** The parts of one thing, each with its own address. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const [location] = useLocation()
  const current = tabs
    .filter(({ href }) => location === href || location.startsWith(`${href}/`))
    .sort((a, b) => b.href.length - a.href.length)[0]
  return (
    <nav aria-label={label} className={styles.tabs}>
      {tabs.map((tab) => (
        <Link key={tab.href} href={tab.href} className={styles.tab} aria-current={tab === current ? 'page' : undefined}>
          {tab.label} <CountBadge count={tab.count} />
          {tab.extra}
        </Link>
      ))}
    </nav>
  )
}
