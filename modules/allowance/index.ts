// Allowance: its rules as data with their articles, the public simulator, income declared month by month, who looked at it, what each month brings and why.
// Tables: allowance.*; others may join allowance.pub_month, pub_balance. Events: allowance.declared, .month-changed, .month-granted, .declaration-asked, .declaration-returned. Listens to contracts and plans.
import type { Module } from '#platform/module'
import { allowanceSubscriber } from './events.ts'
import { personalData } from './personal-data.ts'
import { remindToDeclare } from './remind.ts'
import { allowanceRoutes } from './routes.ts'
import { calculateEverybody } from './run-month.ts'

export { calculateMonths } from './calculate-months.ts'
export { monthOfEach } from './facts.ts'
export { moveMoney } from './ledger.ts'
export { runMonth } from './run-month.ts'

export const allowanceModule: Module = {
  name: 'allowance',
  routes: allowanceRoutes,
  constraints: {
    one_declaration_a_month: 'allowance.already-declared',
    declaration_pkey: 'allowance.id-taken',
    a_second_person_looks: 'allowance.same-person',
  },
  subscriber: allowanceSubscriber,
  jobs: [calculateEverybody, remindToDeclare],
  personalData,
}
