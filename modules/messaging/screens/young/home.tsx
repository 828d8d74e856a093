import { lazy } from 'react'
import type { HomeCard } from '#ui/slots'

const card: HomeCard = { order: 40, card: lazy(async () => ({ default: (await import('./last-message.tsx')).LastMessage })) }
export default card
