import { actionsModule } from '#modules/actions'
import { agendaModule } from '#modules/agenda'
import { allowanceModule } from '#modules/allowance'
import { appointmentsModule } from '#modules/appointments'
import { auditModule } from '#modules/audit'
import { contractsModule } from '#modules/contracts'
import { deskModule } from '#modules/desk'
import { filesModule } from '#modules/files'
import { hoursModule } from '#modules/hours'
import { identityModule } from '#modules/identity'
import { messagingModule } from '#modules/messaging'
import { notificationsModule } from '#modules/notifications'
import { paymentsModule } from '#modules/payments'
import { peopleModule } from '#modules/people'
import { plansModule } from '#modules/plans'
import { teamModule } from '#modules/team'
import { territoriesModule } from '#modules/territories'
import { workshopsModule } from '#modules/workshops'
import type { Module } from '#platform/module'

const before: Module[] = [
  territoriesModule,
  identityModule,
  peopleModule,
  filesModule,
  contractsModule,
  plansModule,
  actionsModule,
  appointmentsModule,
  workshopsModule,
  hoursModule,
  allowanceModule,
  paymentsModule,
  messagingModule,
  notificationsModule,
  deskModule,
]
const domain: Module[] = [...before, teamModule(before), agendaModule]

/** The modules of the product, one line each, in the order in which they may call each other. */
export const modules: Module[] = [...domain, auditModule(domain)]

/** The queues of the job store. */
export const jobNames = modules.flatMap((m) => (m.jobs ?? []).map((j) => j.name))
