import { routes } from '#platform/server'
import { auditApi } from './api.ts'
import { exportOwnData, type Keepers, listRetention } from './export-own-data.ts'
import { listEntries } from './list-entries.ts'
import { listOwnAccesses } from './list-own-accesses.ts'

export const auditRoutes = (keepers: Keepers) =>
  routes(auditApi, {
    ownAccesses: (ctx) => listOwnAccesses(ctx, ctx.query),
    entries: (ctx) => listEntries(ctx, ctx.query),
    export: (ctx) => exportOwnData(ctx, keepers),
    retention: async () => listRetention(keepers),
  })
