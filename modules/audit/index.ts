// Audit: who opened whose file, the trail of what was done, one's own data, and what is erased when.
// Tables: audit.erasure; reads the platform's trail, writes through #platform/access. Events: none.
import type { Module } from '#platform/module'
import type { Keepers } from './export-own-data.ts'
import { retentionJob } from './keep-retention.ts'
import { auditPersonalData } from './personal-data.ts'
import { auditRoutes } from './routes.ts'

/** Needs every other module: exports and erasures go through all of them, in their order. */
export function auditModule(others: readonly Module[]): Module {
  const keepers: Keepers = [
    ...others.flatMap(({ name, personalData }) => (personalData ? [{ name, personalData }] : [])),
    { name: 'audit', personalData: auditPersonalData },
  ]
  const hearings = others.flatMap(({ subscriber }) =>
    subscriber ? [{ name: subscriber.name, types: subscriber.handlers.map((h) => h.type) }] : [],
  )
  return { name: 'audit', routes: auditRoutes(keepers), jobs: [retentionJob(keepers, hearings)], personalData: auditPersonalData }
}
