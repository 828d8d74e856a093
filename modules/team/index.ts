// Team: the cockpit of who leads advisers, notes and tasks between colleagues, files given to a colleague, lists taken out as files.
// Tables: team.*. Events: team.note-changed.
import type { Module } from '#platform/module'
import { returnHandovers } from './end-handover.ts'
import { teamLists } from './lists.ts'
import { personalData } from './personal-data.ts'
import { teamRoutes } from './routes.ts'

/** Needs the modules above: the lists they let out go through here. */
export function teamModule(others: readonly Module[]): Module {
  const lists = [...others.flatMap((m) => m.lists ?? []), ...teamLists]
  return {
    name: 'team',
    routes: teamRoutes(lists),
    constraints: { team_note_ids_are_unique: 'team.id-taken', handover_ids_are_unique: 'team.id-taken' },
    jobs: [returnHandovers],
    personalData,
  }
}
