import { cockpitApi } from './api-cockpit.ts'
import { exportsApi } from './api-exports.ts'
import { handoversApi } from './api-handovers.ts'
import { notesApi } from './api-notes.ts'

export * from './api-cockpit.ts'
export * from './api-exports.ts'
export * from './api-handovers.ts'
export * from './api-notes.ts'

export const teamApi = { ...cockpitApi, ...notesApi, ...handoversApi, ...exportsApi }
