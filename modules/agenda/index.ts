// Agenda: the days of a person over appointments and workshops, and the private calendar they subscribe to.
// Tables: agenda.feed. Events: none.
import type { Module } from '#platform/module'
import { personalData } from './personal-data.ts'
import { agendaRoutes } from './routes.ts'

export const agendaModule: Module = { name: 'agenda', routes: agendaRoutes, personalData }
