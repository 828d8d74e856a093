// What other modules' screens may draw of people.
export { AddDialog } from './adviser/add-dialog.tsx'
export { CoverDialog, CoverList } from './adviser/covers.tsx'
export { useLivePeople } from './use-people.ts'
export { nameOf, situationOptions, situationWords } from './words.ts'
