// Contracts: courses, needs diagnoses, eligibility and its decision, the contract with its versions, signatures, exits and missing papers.
// Tables: contracts.*; others may join contracts.pub_contract, pub_course, pub_task.
// Events: contracts.signed, .ended, .extended, .transferred, .to-sign, .changed, .task-opened. Listens to people.adviser-changed.
import type { Module } from '#platform/module'
import { contractsSubscriber } from './events.ts'
import { endContractsAtTerm } from './jobs.ts'
import { personalData } from './personal-data.ts'
import { contractsRoutes } from './routes.ts'

export { extendForProgramme } from './extend-contract.ts'
export { closeTo } from './queries.ts'

export const contractsModule: Module = {
  name: 'contracts',
  routes: contractsRoutes,
  constraints: {
    one_open_course_per_person: 'contracts.course-open',
    one_contract_at_a_time: 'contracts.overlaps',
    one_contract_in_preparation: 'contracts.overlaps',
    contract_pkey: 'contracts.id-taken',
    decision_pkey: 'contracts.id-taken',
    one_decision_after_another: 'contracts.decided-meanwhile',
    representative_pkey: 'contracts.id-taken',
    one_open_task_per_paper: 'contracts.task-open',
    a_minor_is_signed_for: 'contracts.minor-alone',
  },
  subscriber: contractsSubscriber,
  jobs: [endContractsAtTerm],
  personalData,
}
