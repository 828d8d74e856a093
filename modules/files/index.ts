// Files: what people hand in, alone or with a message or a contract; looked at by an antivirus, kept in PostgreSQL or an S3, and for a time.
// Tables: files.*. Views: files.pub_file. Events: files.changed, .scanned.
import type { Module } from '#platform/module'
import { personalData } from './personal-data.ts'
import { filesRoutes } from './routes.ts'
import { scanFile, scanWaiting } from './scan.ts'
import { sweepFiles } from './sweep.ts'

export { attachFiles, removeFilesOf } from './attach-files.ts'
export { copyFiles, releaseFiles } from './files-for-several.ts'
export { listFiles } from './queries.ts'

export const filesModule: Module = {
  name: 'files',
  routes: filesRoutes,
  constraints: { file_ids_are_unique: 'files.id-reused' },
  jobs: [scanFile, scanWaiting, sweepFiles],
  personalData,
}
