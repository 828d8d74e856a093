import { routes } from '#platform/server'
import { addComment } from './add-comment.ts'
import { actionsApi } from './api.ts'
import { createActions } from './create-actions.ts'
import { editAction } from './edit-action.ts'
import { getAction } from './get-action.ts'
import { getToday } from './get-today.ts'
import { linkAction } from './link-action.ts'
import { listActions, listOfPlan } from './list-actions.ts'
import { listCatalogue } from './list-catalogue.ts'
import { listRecipients } from './list-recipients.ts'
import { listToQualify } from './list-to-qualify.ts'
import { progressAction } from './progress-action.ts'
import { qualifyActions } from './qualify-actions.ts'
import { removeAction } from './remove-action.ts'

export const actionsRoutes = routes(actionsApi, {
  catalogue: (ctx) => listCatalogue(ctx),
  today: (ctx) => getToday(ctx),
  recipients: (ctx) => listRecipients(ctx),
  list: (ctx) => listActions(ctx, ctx.query),
  ofPlan: (ctx) => listOfPlan(ctx, ctx.query.youngPersonId),
  toQualify: (ctx) => listToQualify(ctx, ctx.query.after),
  get: (ctx) => getAction(ctx, ctx.params.id),
  create: (ctx) => createActions(ctx, ctx.body),
  edit: (ctx) => editAction(ctx, ctx.params.id, ctx.body),
  remove: (ctx) => removeAction(ctx, ctx.params.id),
  progress: (ctx) => progressAction(ctx, ctx.params.id, ctx.body),
  link: (ctx) => linkAction(ctx, ctx.params.id, ctx.body.stepId),
  comment: (ctx) => addComment(ctx, ctx.params.id, ctx.body),
  qualify: (ctx) => qualifyActions(ctx, ctx.body),
})
