export { AttachedFiles } from './attached-files.tsx'
export { ChosenFiles, SendingFile } from './chosen-files.tsx'
export { PickFiles } from './pick-files.tsx'
