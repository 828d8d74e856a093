import { lazy } from 'react'
import type { HomeCard } from '#ui/slots'

export default [
  { order: 1, card: lazy(async () => ({ default: (await import('./banners.tsx')).Banners })) },
  { order: 40, card: lazy(async () => ({ default: (await import('./last-message.tsx')).LastMessage })) },
] satisfies HomeCard[]
