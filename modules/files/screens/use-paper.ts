import { useState } from 'react'
import { v7 } from 'uuid'
import { useOfflineQueue } from '#ui/offline'
import { refusalSentence } from '#ui/refusal'
import { useWrite } from '#ui/use-endpoint'
import { type FileKind, filesApi } from '../api.ts'

type Wanted = {
  youngPersonId: string
  /** `file`: it becomes a document of the person's file; `attachment`: what the form makes will hold it. */
  purpose: 'file' | 'attachment'
  kind: FileKind
  /** Set in the young person's app: kept on the device without network, and gone before what follows it in this lane. */
  lane?: string
}
export type Paper = ReturnType<typeof usePaper>

/** A paper that goes with a form. It keeps its id until another is chosen, so that sending the form again sends no second one. */
export function usePaper({ youngPersonId, purpose, kind, lane }: Wanted) {
  const [chosen, setChosen] = useState<{ id: string; file: File | undefined }>({ id: '', file: undefined })
  const { drop } = useOfflineQueue(filesApi.upload)
  const upload = useWrite(filesApi.upload, { invalidates: [filesApi.list], ...(lane && { offline: true, lane: () => lane }) })
  const { id, file } = chosen
  const [error, setError] = useState<string>()
  const send = async (): Promise<{ fileId?: string; failed?: boolean }> => {
    setError(undefined)
    if (!file) return {}
    const outcome = await upload.sendAndWait({ query: { id, youngPersonId, purpose, kind, name: file.name }, body: file })
    if (outcome.state !== 'failed') return { fileId: id }
    // the form is still there with all that was typed: nothing needs to wait elsewhere
    if (outcome.keptAs) drop(outcome.keptAs)
    setError(refusalSentence(outcome.error))
    return { failed: true }
  }
  const choose = (picked: File | undefined) => {
    setError(undefined)
    setChosen({ id: v7(), file: picked })
  }
  return { id, file, sending: upload.sending, error, choose, send }
}
