import { useState } from 'react'
import { refusalSentence } from '#ui/refusal'
import { useToast } from '#ui/toast'
import { callBytes } from '#ui/use-endpoint'
import { type Attachment, filesApi } from '../api.ts'

/** Fetches the bytes of a file, and hands them to the device under the file's name. */
export function useDownload({ id, name, type }: Pick<Attachment, 'id' | 'name' | 'type'>) {
  const toast = useToast()
  const [busy, setBusy] = useState(false)
  const read = async () => {
    setBusy(true)
    try {
      // its type is the one the server found, whatever the bytes would like to be
      return new Blob([await callBytes(filesApi.content, { params: { id } })], { type })
    } catch (error) {
      toast(refusalSentence(error), { tone: 'bad' })
    } finally {
      setBusy(false)
    }
  }
  const save = async () => {
    const bytes = await read()
    if (bytes) saveAs(bytes, name)
  }
  return { read, save, busy }
}

function saveAs(bytes: Blob, name: string) {
  const address = URL.createObjectURL(bytes)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
