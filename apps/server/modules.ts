import { identityModule } from '#modules/identity'
import { messagingModule } from '#modules/messaging'
import { peopleModule } from '#modules/people'
import type { Module } from '#platform/module'

/** The modules of the product, one line each, in the order in which they may call each other. */
export const modules: Module[] = [identityModule, peopleModule, messagingModule]

/** The queues of the job store. */
export const jobNames = modules.flatMap((m) => (m.jobs ?? []).map((j) => j.name))
