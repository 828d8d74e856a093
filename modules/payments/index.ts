// Payments: the exchange with the ASP, which pays the allowance: movements of dossiers, requests for months, sealed files, answers, series.
// Tables: payments.*. Events: payments.paid, .unpaid.
import type { Module } from '#platform/module'
import { compareWithAsp, exchangeWithAsp } from './jobs.ts'
import { personalData } from './personal-data.ts'
import { paymentsRoutes } from './routes.ts'

export { exchange } from './exchange.ts'
export { releaseHold } from './release-hold.ts'

export const paymentsModule: Module = {
  name: 'payments',
  routes: paymentsRoutes,
  constraints: {
    one_active_attempt_per_month: 'payments.month-under-way',
    attempts_are_numbered: 'payments.month-under-way',
    changes_have_a_version: 'payments.change-without-version',
    attempt_pkey: 'payments.id-taken',
  },
  jobs: [exchangeWithAsp, compareWithAsp],
  personalData,
}
