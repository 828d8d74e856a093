import { lazy } from 'react'
import type { HomeCard } from '#ui/slots'

export default { order: 22, card: lazy(() => import('./next-workshop.tsx').then((m) => ({ default: m.NextWorkshop }))) } satisfies HomeCard
