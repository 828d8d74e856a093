import { lazy } from 'react'
import type { HomeCard } from '#ui/slots'

export default [
  {
    order: 29,
    roles: ['adviser', 'manager', 'director'],
    card: lazy(async () => ({ default: (await import('./to-look-at.tsx')).ToLookAt })),
  },
  {
    order: 30,
    roles: ['manager', 'director', 'paymentsOfficer'],
    card: lazy(async () => ({ default: (await import('./second-looks.tsx')).SecondLooks })),
  },
] satisfies HomeCard[]
