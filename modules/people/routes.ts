import { routes } from '#platform/server'
import { addYoungPerson } from './add-young-person.ts'
import { peopleApi } from './api.ts'
import { archiveFile, restoreFile } from './archive-file.ts'
import { addCover, endCover, listCovers } from './covers.ts'
import { changeContact, editYoungPerson, inviteYoungPerson } from './edit-young-person.ts'
import { getFile } from './get-file.ts'
import { getOverview } from './get-overview.ts'
import { getSession } from './get-session.ts'
import { addHelper, endHelper, listHelpers } from './helpers-of-young-person.ts'
import { importProfessionals } from './import-professionals.ts'
import { importStructures } from './import-structures.ts'
import { editOwnProfile, getOwnProfile } from './own-profile.ts'
import {
  addOfficial,
  addProfessional,
  depart,
  editProfessional,
  inviteProfessional,
  listOfficials,
  listProfessionals,
} from './professionals.ts'
import { listColleagues, searchStructure } from './search-structure.ts'
import { stateAccess } from './state-access.ts'
import { closeStructure, createStructure, editStructure, getStructure, listStructures } from './structures.ts'
import { askTransfer, decideTransfer, listTransfers, withdrawTransfer } from './transfer-requests.ts'

export const peopleRoutes = routes(peopleApi, {
  session: (ctx) => getSession(ctx),
  structures: (ctx) => listStructures(ctx),
  structure: (ctx) => getStructure(ctx, ctx.params.id),
  createStructure: (ctx) => createStructure(ctx),
  editStructure: (ctx) => editStructure(ctx),
  closeStructure: (ctx) => closeStructure(ctx),
  professionals: (ctx) => listProfessionals(ctx),
  addProfessional: (ctx) => addProfessional(ctx),
  editProfessional: (ctx) => editProfessional(ctx),
  inviteProfessional: (ctx) => inviteProfessional(ctx),
  depart: (ctx) => depart(ctx),
  officials: (ctx) => listOfficials(ctx),
  addOfficial: (ctx) => addOfficial(ctx),
  checkStructures: (ctx) => importStructures(ctx, false),
  importStructures: (ctx) => importStructures(ctx, true),
  checkProfessionals: (ctx) => importProfessionals(ctx, false),
  importProfessionals: (ctx) => importProfessionals(ctx, true),
  add: (ctx) => addYoungPerson(ctx),
  file: (ctx) => getFile(ctx, ctx.params.id),
  edit: (ctx) => editYoungPerson(ctx),
  changeContact: (ctx) => changeContact(ctx),
  invite: (ctx) => inviteYoungPerson(ctx),
  archive: (ctx) => archiveFile(ctx),
  restore: (ctx) => restoreFile(ctx),
  stateAccess: (ctx) => stateAccess(ctx),
  helpers: (ctx) => listHelpers(ctx),
  addHelper: (ctx) => addHelper(ctx),
  endHelper: (ctx) => endHelper(ctx),
  askTransfer: (ctx) => askTransfer(ctx),
  transfers: (ctx) => listTransfers(ctx),
  decideTransfer: (ctx) => decideTransfer(ctx),
  withdrawTransfer: (ctx) => withdrawTransfer(ctx),
  covers: (ctx) => listCovers(ctx),
  cover: (ctx) => addCover(ctx),
  endCover: (ctx) => endCover(ctx),
  colleagues: (ctx) => listColleagues(ctx),
  searchStructure: (ctx) => searchStructure(ctx),
  overview: (ctx) => getOverview(ctx),
  ownProfile: (ctx) => getOwnProfile(ctx),
  editOwnProfile: (ctx) => editOwnProfile(ctx),
})
