// npm run openapi: writes docs/openapi.json from the endpoints, so that a change of the interface is seen in review.
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe } from '#platform/openapi'
import { modules } from '../apps/server/modules.ts'

const file = path.join(import.meta.dirname, '../docs/openapi.json')

/** The interface as it is committed: what the endpoints say, and nothing of this moment. */
export const openApiText = () => `${JSON.stringify(describe(modules), null, 2)}\n`

if (import.meta.main) {
  writeFileSync(file, openApiText())
  console.log('docs/openapi.json is written.')
}
