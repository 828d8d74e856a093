import { createHash } from 'node:crypto'
import { notFound } from '#platform/errors'
import { type Routes, routes } from '#platform/server'
import { agendaApi } from './api.ts'
import { findFeed, findReader, makeFeed, revokeFeed } from './feeds.ts'
import { getCalendar } from './get-calendar.ts'
import { listDays } from './list-days.ts'

const own = routes(agendaApi, {
  days: (ctx) => listDays(ctx, ctx.query),
  feed: (ctx) => findFeed(ctx),
  makeFeed,
  revokeFeed,
})

/** The endpoints, and the calendar itself: it is read by programs that have an address and no session. */
export const agendaRoutes: Routes = {
  ...own,
  mount(app, deps) {
    own.mount(app, deps)
    app.get('/api/calendars/:token/elan.ics', async (request, reply) => {
      const { token } = request.params as { token: string }
      const now = deps.clock.now()
      const reader = await findReader(deps.db, token, now)
      if (!reader) throw notFound('agenda.calendar-unknown')
      const text = await getCalendar(deps.db, now, { ...reader, publicUrl: deps.config.publicUrl })
      const tag = `"${createHash('sha256').update(text).digest('base64url')}"`
      reply.header('etag', tag).header('cache-control', 'private, no-cache')
      if (request.headers['if-none-match'] === tag) return reply.code(304).send()
      return reply.type('text/calendar; charset=utf-8').header('content-disposition', 'inline; filename="elan.ics"').send(text)
    })
  },
}
