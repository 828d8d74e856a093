import { Link, useLocation } from 'wouter'
import { CountBadge } from '#ui/badge'
import type { Nav } from '#ui/slots'
import { texts } from '../young/texts.ts'

type NavItemProps = { nav: Nav; href: string; className: string | undefined; size?: number }

/** One entry of a navigation: icon, word, and how much waits there. */
export function NavItem({ nav, href, className, size = 20 }: NavItemProps) {
  const [location] = useLocation()
  const useBadge = nav.badge ?? nothing
  const waiting = useBadge()
  const current = href === '/' ? location === '/' : location === href || location.startsWith(`${href}/`)
  return (
    <Link href={href} className={className} aria-current={current ? 'page' : undefined}>
      <nav.icon size={size} aria-hidden />
      <span>{nav.label}</span>
      <CountBadge count={waiting} label={texts.waiting(waiting ?? 0)} />
    </Link>
  )
}

const nothing = () => undefined
