import { lazy } from 'react'
import { planners } from '#api/appointments'
import type { HomeCard } from '#ui/slots'

const cards: HomeCard[] = [
  { order: 20, roles: planners, card: lazy(() => import('./to-close.tsx').then((m) => ({ default: m.ToClose }))) },
  { order: 25, roles: planners, card: lazy(() => import('./to-answer.tsx').then((m) => ({ default: m.ToAnswer }))) },
]
export default cards
