// What other modules' screens may draw of the team.
export { TeamBoard } from './adviser/board.tsx'
export { ExportButton } from './adviser/export-button.tsx'
export { GiveDialog } from './adviser/give-dialog.tsx'
