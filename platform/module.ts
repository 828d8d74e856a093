import type { PersonalData } from './access.ts'
import type { Job } from './jobs.ts'
import type { List } from './lists.ts'
import type { Constraints, Routes } from './server.ts'
import type { Subscriber } from './subscribers.ts'

/** What a module hangs on the server: one line each in `apps/server/modules.ts`. */
export type Module = {
  name: string
  routes: Routes
  /** Constraint name → refusal code. */
  constraints?: Constraints
  subscriber?: Subscriber
  jobs?: Job[]
  personalData?: PersonalData
  /** Lists that may leave as files. */
  lists?: readonly List[]
}
