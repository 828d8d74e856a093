import { routes } from '#platform/server'
import { workshopsApi } from './api.ts'
import { getHistory } from './change-log.ts'
import { closeSession, correctSession } from './close-session.ts'
import { createSession } from './create-session.ts'
import { cancelSession, editSession } from './edit-session.ts'
import { getSheet } from './get-sheet.ts'
import { listOwn, listSessions, listToClose } from './list-sessions.ts'
import { getOwnSession, getSession } from './queries.ts'
import { register, unregister } from './register.ts'
import { leave, signUp } from './sign-up.ts'

export const workshopsRoutes = routes(workshopsApi, {
  list: (ctx) => listSessions(ctx, ctx.query),
  create: (ctx) => createSession(ctx, ctx.body),
  toClose: (ctx) => listToClose(ctx),
  get: (ctx) => getSession(ctx, ctx.params.id),
  edit: (ctx) => editSession(ctx, ctx.params.id, ctx.body),
  cancel: (ctx) => cancelSession(ctx, ctx.params.id, ctx.body.reason),
  register,
  unregister,
  close: (ctx) => closeSession(ctx, ctx.params.id, ctx.body),
  correct: correctSession,
  history: (ctx) => getHistory(ctx, ctx.params.id),
  sheet: (ctx) => getSheet(ctx, ctx.params.id, ctx.query.format),
  own: (ctx) => listOwn(ctx),
  getOwn: (ctx) => getOwnSession(ctx, ctx.params.id),
  signUp,
  leave,
})
