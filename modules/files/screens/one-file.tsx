import { useEndpoint } from '#ui/use-endpoint'
import { filesApi } from '../api.ts'
import { AttachedFiles } from './attached-files.tsx'

/** The file behind an id, to see or save; nothing while it is being read, or for who may not read it. */
export function OneFile({ id }: { id: string }) {
  const { data } = useEndpoint(filesApi.get, { params: { id } })
  return data ? <AttachedFiles files={[data]} /> : null
}
