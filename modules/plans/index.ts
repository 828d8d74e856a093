// Plans: objectives and steps agreed with a young person, reviewed at an agreed rhythm; structuring programmes as data; who was sent where, attendance, outcome.
// Tables: plans.*; others may join plans.pub_prescription, .pub_programme, .pub_attendance, .pub_step.
// Events: plans.changed, .proposed, .prescribed, .started, .ended, .attended.
import type { Module } from '#platform/module'
import { personalData } from './personal-data.ts'
import { plansRoutes } from './routes.ts'

export { isStepOf } from './change-steps.ts'

export const plansModule: Module = {
  name: 'plans',
  routes: plansRoutes,
  constraints: {
    one_full_time_programme_at_a_time: 'plans.full-time-overlap',
    nobody_attends_twice_at_once: 'plans.day-recorded-otherwise',
    objective_pkey: 'plans.id-taken',
    step_pkey: 'plans.id-taken',
    prescription_pkey: 'plans.id-taken',
    attendance_pkey: 'plans.id-taken',
  },
  personalData,
}
