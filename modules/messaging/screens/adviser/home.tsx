import { lazy } from 'react'
import type { HomeCard } from '#ui/slots'

const card: HomeCard = {
  order: 10,
  roles: ['adviser'],
  card: lazy(async () => ({ default: (await import('./unread-messages.tsx')).UnreadMessages })),
}
export default card
