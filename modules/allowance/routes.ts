import { routes } from '#platform/server'
import { allowanceApi } from './api.ts'
import { declareIncome } from './declare-income.ts'
import { getMonths } from './get-months.ts'
import { listSecondLooks, listToDo } from './list-waiting.ts'
import { lookAgain, lookAtDeclaration } from './look-at-declaration.ts'
import { reviewTax } from './review-tax.ts'
import { calculate } from './rules.ts'
import { listRuns } from './run-month.ts'

export const allowanceRoutes = routes(allowanceApi, {
  simulate: async ({ body }) => calculate(body),
  months: (ctx) => getMonths(ctx),
  declare: (ctx) => declareIncome(ctx),
  look: (ctx) => lookAtDeclaration(ctx),
  lookAgain: (ctx) => lookAgain(ctx),
  reviewTax: (ctx) => reviewTax(ctx),
  toDo: (ctx) => listToDo(ctx),
  secondLooks: (ctx) => listSecondLooks(ctx),
  runs: (ctx) => listRuns(ctx),
})
