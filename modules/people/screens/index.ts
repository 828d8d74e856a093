// What other modules' screens may draw of people.
export { AddDialog } from './adviser/add-dialog.tsx'
export { useLivePeople } from './use-people.ts'
export { situationOptions, situationWords } from './words.ts'
