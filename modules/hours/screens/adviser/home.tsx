import { lazy } from 'react'
import type { Role } from '#platform/api'
import type { HomeCard } from '#ui/slots'

const roles: readonly Role[] = ['adviser', 'manager', 'director']

export default [
  { order: 28, roles, card: lazy(async () => ({ default: (await import('./to-validate.tsx')).ToValidate })) },
  { order: 38, roles, card: lazy(async () => ({ default: (await import('./signals-card.tsx')).SignalsCard })) },
] satisfies HomeCard[]
