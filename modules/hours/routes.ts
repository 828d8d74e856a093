import { routes } from '#platform/server'
import { hoursApi } from './api.ts'
import { contestEntry, withdrawEntry } from './contest-entry.ts'
import { decideEntry, validateEntries } from './decide-entry.ts'
import { declareHours } from './declare-hours.ts'
import { exportLedger } from './export-ledger.ts'
import { getEntryWithFacts } from './get-entry.ts'
import { getWeek, listWeeks } from './get-week.ts'
import { listPortfolioWeek } from './list-portfolio-week.ts'
import { listScales, setScale } from './scales.ts'
import { dismissSignal, listSignals } from './signals.ts'
import { addUnavailability, cancelUnavailability } from './unavailability.ts'

export const hoursRoutes = routes(hoursApi, {
  week: (ctx) => getWeek(ctx, ctx.query),
  weeks: (ctx) => listWeeks(ctx, ctx.query),
  portfolio: (ctx) => listPortfolioWeek(ctx, ctx.query.week),
  entry: (ctx) => getEntryWithFacts(ctx, ctx.params.id),
  declare: (ctx) => declareHours(ctx, ctx.body),
  withdraw: (ctx) => withdrawEntry(ctx, ctx.params.id),
  contest: (ctx) => contestEntry(ctx, ctx.params.id, ctx.body),
  decide: (ctx) => decideEntry(ctx, ctx.params.id, ctx.body),
  validate: (ctx) => validateEntries(ctx, ctx.body.ids),
  export: (ctx) => exportLedger(ctx, ctx.query),
  scales: (ctx) => listScales(ctx),
  setScale: (ctx) => setScale(ctx, ctx.body),
  addUnavailability: (ctx) => addUnavailability(ctx, ctx.body),
  cancelUnavailability: (ctx) => cancelUnavailability(ctx, ctx.params.id),
  signals: (ctx) => listSignals(ctx),
  dismissSignal: (ctx) => dismissSignal(ctx, ctx.params.id, ctx.body.outcome),
})
