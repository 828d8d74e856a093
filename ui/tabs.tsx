/**
 * Tabs({ label, tabs: readonly { href, label, count?: number, extra?: ReactNode }[] }): links; the current one is the longest href that begins the address
 *   (an href that begins others is current at its own address only). What has no room stands under « Plus » (desk only: react-aria).
 */

import { ChevronDown } from 'lucide-react'
import { type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { Menu as AriaMenu, Button, MenuItem, MenuTrigger, Popover, RouterProvider } from 'react-aria-components'
import { Link, useLocation, useRouter } from 'wouter'
import { CountBadge } from './badge.tsx'
import { fitting } from './fitting.ts'
import menu from './menu.module.css'
import styles from './tabs.module.css'

type Tab = { href: string; label: string; count?: number | undefined; extra?: ReactNode }

/** The parts of one thing, each with its own address. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const [location] = useLocation()
  const bar = useRef<HTMLElement>(null)
  const current = currentOf(tabs, location)
  const shown = useFitting(bar, tabs, current ? tabs.indexOf(current) : -1)
  const rest = shown ? tabs.filter((_, index) => !shown.includes(index)) : []
  return (
    <nav ref={bar} aria-label={label} className={styles.tabs}>
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          className={`${styles.tab} ${rest.includes(tab) ? styles.away : ''}`}
          aria-current={tab === current ? 'page' : undefined}
        >
          {tab.label} <CountBadge count={tab.count} />
          {tab.extra}
        </Link>
      ))}
      <More tabs={rest} />
    </nav>
  )
}

/** The tabs that found no place; it keeps its own, unseen, so that its width is known. */
function More({ tabs }: { tabs: readonly Tab[] }) {
  const [, go] = useLocation()
  const { base } = useRouter()
  return (
    <RouterProvider navigate={(path) => go(path)} useHref={(path) => base + path}>
      <MenuTrigger>
        <Button className={`${styles.tab} ${styles.more} ${tabs.length ? '' : styles.away}`} isDisabled={!tabs.length}>
          Plus <ChevronDown size={18} aria-hidden />
        </Button>
        <Popover placement="bottom end" className={menu.popover}>
          <AriaMenu aria-label="Les autres parties" className={menu.menu}>
            {tabs.map((tab) => (
              <MenuItem key={tab.href} id={tab.href} href={tab.href} textValue={tab.label} className={`${menu.item} ${styles.under}`}>
                {tab.label} <CountBadge count={tab.count} />
                {tab.extra}
              </MenuItem>
            ))}
          </AriaMenu>
        </Popover>
      </MenuTrigger>
    </RouterProvider>
  )
}

function currentOf(tabs: readonly Tab[], location: string) {
  const isRoot = ({ href }: Tab) => tabs.some((other) => other.href.startsWith(`${href}/`))
  return tabs
    .filter((tab) => location === tab.href || (!isRoot(tab) && location.startsWith(`${tab.href}/`)))
    .sort((a, b) => b.href.length - a.href.length)[0]
}

/** The places of the tabs that stand in the bar; unknown until it was measured. Follows the bar, the fonts and the counts. */
function useFitting(bar: RefObject<HTMLElement | null>, tabs: readonly Tab[], current: number) {
  const [shown, setShown] = useState<readonly number[]>()
  const names = tabs.map(({ href }) => href).join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: other tabs are other elements to follow
  useLayoutEffect(() => {
    const parts = [...bar.current!.querySelectorAll<HTMLElement>(`.${styles.tab}`)]
    const measure = () => {
      const widths = parts.map((part) => part.offsetWidth + GAP)
      const more = widths.pop()!
      const now = fitting(widths, bar.current!.clientWidth + GAP, more, current)
      setShown((before) => (before?.join() === now.join() ? before : now))
    }
    measure()
    const watch = new ResizeObserver(measure)
    for (const part of [bar.current!, ...parts]) watch.observe(part)
    return () => watch.disconnect()
  }, [bar, names, current])
  return shown
}

/** Between two tabs, as in tabs.module.css. */
const GAP = 4
