// People: structures, professionals, young persons, who follows whom and who may see whom.
// Tables: people.*. Events: people.adviser-changed.
import type { Module } from '#platform/module'
import { peopleRoutes } from './routes.ts'

export { addOfficial } from './add-official.ts'
export { getSession } from './get-session.ts'
export {
  fileAudiences,
  getFollowedYoungPerson,
  getVisibleYoungPerson,
  listAnsweredFor,
  listFileAudience,
  type YoungPersonRow,
} from './queries.ts'
export { getServiceHours, type ServiceHours, setServiceHours } from './service-hours.ts'
export { followedBy, visibleTo } from './visible-to.ts'

export const peopleModule: Module = { name: 'people', routes: peopleRoutes }
