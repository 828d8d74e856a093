import { lazy } from 'react'
import type { HomeCard } from '#ui/slots'

const card: HomeCard = { order: 20, mandate: 'agenda', card: lazy(() => import('./next-card.tsx').then((m) => ({ default: m.NextCard }))) }
export default card
