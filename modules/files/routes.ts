import { inTwoSteps, routes } from '#platform/server'
import { filesApi } from './api.ts'
import { changeFile, removeFile } from './change-file.ts'
import { getContent } from './get-content.ts'
import { listDocuments } from './list-documents.ts'
import { getFile } from './queries.ts'
import { prepareUpload, recordUpload } from './upload-file.ts'

export const filesRoutes = routes(filesApi, {
  upload: inTwoSteps<typeof filesApi.upload, Awaited<ReturnType<typeof prepareUpload>>>(prepareUpload, recordUpload),
  list: (ctx) => listDocuments(ctx),
  get: (ctx) => getFile(ctx, ctx.params.id),
  content: (ctx) => getContent(ctx),
  change: (ctx) => changeFile(ctx),
  remove: (ctx) => removeFile(ctx),
})
