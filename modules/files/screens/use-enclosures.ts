import { useRef } from 'react'
import { v7 } from 'uuid'
import { useWrite } from '#ui/use-endpoint'
import { filesApi } from '../api.ts'

/** Sends files as attachments for one person, one after the other; what has arrived keeps its id and is not sent twice when one tries again. */
export function useEnclosures() {
  const known = useRef(new WeakMap<File, { id: string; youngPersonId: string }>())
  const upload = useWrite(filesApi.upload)
  const enclose = async (files: readonly File[], youngPersonId: string): Promise<{ fileIds: string[]; error?: unknown }> => {
    const fileIds: string[] = []
    for (const file of files) {
      const before = known.current.get(file)
      const id = before?.youngPersonId === youngPersonId ? before.id : v7()
      known.current.set(file, { id, youngPersonId })
      const outcome = await upload.sendAndWait({ query: { id, youngPersonId, purpose: 'attachment', name: file.name }, body: file })
      if (outcome.state === 'failed') return { fileIds, error: outcome.error }
      fileIds.push(id)
    }
    return { fileIds }
  }
  return { enclose, enclosing: upload.sending }
}
