import type { Role } from '#platform/api'
import { homeOf, pathWithin } from '../../rules.ts'

/** Leaves for where the person was going, else for the first page of their role. */
export function goOn(role: Role) {
  location.assign(pathWithin(new URLSearchParams(location.search).get('suite'), homeOf(role)))
}
