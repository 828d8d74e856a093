import type { List } from '#platform/lists'
import { routes } from '#platform/server'
import { addNote } from './add-note.ts'
import { teamApi } from './api.ts'
import { listHandovers, returnHandover, undoHandover } from './end-handover.ts'
import { exportList, listExports } from './export-list.ts'
import { getCockpit } from './get-cockpit.ts'
import { handOver } from './hand-over.ts'
import { listFilesBehind } from './list-files-behind.ts'
import { finishTask, listNotes, listToDo, removeNote } from './notes.ts'

/** The endpoints; `lists` are those of every module. */
export const teamRoutes = (lists: readonly List[]) =>
  routes(teamApi, {
    cockpit: (ctx) => getCockpit(ctx),
    filesBehind: (ctx) => listFilesBehind(ctx, ctx.query),
    notes: (ctx) => listNotes(ctx),
    addNote: (ctx) => addNote(ctx),
    finishTask: (ctx) => finishTask(ctx),
    removeNote: (ctx) => removeNote(ctx),
    toDo: (ctx) => listToDo(ctx),
    handovers: (ctx) => listHandovers(ctx),
    handOver: (ctx) => handOver(ctx),
    undoHandover: (ctx) => undoHandover(ctx),
    returnHandover: (ctx) => returnHandover(ctx),
    exports: (ctx) => listExports(ctx, lists),
    exportList: (ctx) => exportList(ctx, lists),
  })
