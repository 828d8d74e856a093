import { lazy } from 'react'
import { hosts } from '#api/workshops'
import type { HomeCard } from '#ui/slots'

export default {
  order: 22,
  roles: hosts,
  card: lazy(() => import('./to-close.tsx').then((m) => ({ default: m.SessionsToClose }))),
} satisfies HomeCard
