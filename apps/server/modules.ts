import { identityModule } from '#modules/identity'
import { peopleModule } from '#modules/people'
import { territoriesModule } from '#modules/territories'
import type { Module } from '#platform/module'

/** The modules of the product, one line each, in the order in which they may call each other. */
export const modules: Module[] = [territoriesModule, identityModule, peopleModule]

/** The queues of the job store. */
export const jobNames = modules.flatMap((m) => (m.jobs ?? []).map((j) => j.name))
