// People: structures, professionals, young persons, who follows whom and who may see whom.
// Tables: people.*. Events: people.young-person-added, .adviser-changed, .archived, .restored, .file-changed, .transfer-changed.
import type { Module } from '#platform/module'
import { sendInvitations } from './import-professionals.ts'
import { personalData } from './personal-data.ts'
import { peopleRoutes } from './routes.ts'

export { addOfficial } from './add-official.ts'
export { endCoversOf, KeptCover, putBackCovers } from './end-covers.ts'
export { getSession } from './get-session.ts'
export { holdStandingMoves, type Move, moveFiles, takeBackMoves } from './move-files.ts'
export {
  checkColleagues,
  fileAudiences,
  getFollowedYoungPerson,
  getVisibleYoungPerson,
  holdId,
  listAnsweredFor,
  listFileAudience,
} from './queries.ts'
export { ageOn, situationWords, toSearch } from './rules.ts'
export { getServiceHours, setServiceHours } from './service-hours.ts'
export { followedBy, visibleTo } from './visible-to.ts'

export const peopleModule: Module = {
  name: 'people',
  routes: peopleRoutes,
  constraints: {
    one_open_transfer_request: 'people.transfer-already-asked',
    structure_code_key: 'people.structure-code-taken',
    account_pkey: 'people.id-taken',
    cover_pkey: 'people.id-taken',
    transfer_request_pkey: 'people.id-taken',
    structure_pkey: 'people.id-taken',
    one_open_account_per_email: 'people.contact-taken',
    one_open_account_per_phone: 'people.contact-taken',
  },
  jobs: [sendInvitations],
  personalData,
}
