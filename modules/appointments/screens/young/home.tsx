import { lazy } from 'react'
import type { HomeCard } from '#ui/slots'

const card: HomeCard = { order: 20, card: lazy(() => import('./next-card.tsx').then((m) => ({ default: m.NextCard }))) }
export default card
