import { routes } from '#platform/server'
import { addObjective } from './add-objective.ts'
import { plansApi } from './api.ts'
import { attend } from './attend.ts'
import { editObjective, progressObjective } from './change-objective.ts'
import { addStep, editStep, progressStep } from './change-steps.ts'
import { abandonProgramme, endProgramme, withdrawPrescription } from './close-prescription.ts'
import { answerForPartner, answerOwn, changeDates, startProgramme } from './follow-prescription.ts'
import { getHistory } from './get-history.ts'
import { getPlan } from './get-plan.ts'
import { getPrescription, listPrescriptions } from './get-prescription.ts'
import { holdReview } from './hold-review.ts'
import { listToDo } from './list-to-do.ts'
import { prescribe } from './prescribe.ts'
import { addVersion, listProgrammes, listVersions } from './programmes.ts'

export const plansRoutes = routes(plansApi, {
  toDo: (ctx) => listToDo(ctx),
  get: (ctx) => getPlan(ctx, ctx.params.youngPersonId),
  history: (ctx) => getHistory(ctx, ctx.params.youngPersonId),
  addObjective: (ctx) => addObjective(ctx, ctx.params.youngPersonId, ctx.body),
  editObjective: (ctx) => editObjective(ctx, ctx.params.id, ctx.body),
  progressObjective: (ctx) => progressObjective(ctx, ctx.params.id, ctx.body),
  addStep: (ctx) => addStep(ctx, ctx.params.id, ctx.body),
  editStep: (ctx) => editStep(ctx, ctx.params.id, ctx.body),
  progressStep: (ctx) => progressStep(ctx, ctx.params.id, ctx.body.status),
  hold: (ctx) => holdReview(ctx, ctx.params.youngPersonId, ctx.body),
  programmes: (ctx) => listProgrammes(ctx, ctx.query.on),
  programmeVersions: (ctx) => listVersions(ctx, ctx.params.code),
  addVersion: (ctx) => addVersion(ctx, ctx.params.code, ctx.body),
  prescriptions: (ctx) => listPrescriptions(ctx, ctx.query.youngPersonId),
  prescription: (ctx) => getPrescription(ctx, ctx.params.id),
  prescribe: (ctx) => prescribe(ctx, ctx.body),
  partnerAnswer: (ctx) => answerForPartner(ctx, ctx.params.id, ctx.body),
  answer: (ctx) => answerOwn(ctx, ctx.params.id, ctx.body),
  start: (ctx) => startProgramme(ctx, ctx.params.id, ctx.body.startedOn),
  changeDates: (ctx) => changeDates(ctx, ctx.params.id, ctx.body),
  attend: (ctx) => attend(ctx, ctx.params.id, ctx.body.lines),
  end: (ctx) => endProgramme(ctx, ctx.params.id, ctx.body),
  abandon: (ctx) => abandonProgramme(ctx, ctx.params.id, ctx.body),
  withdraw: (ctx) => withdrawPrescription(ctx, ctx.params.id, ctx.body),
})
