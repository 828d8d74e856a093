import { PageTitle } from '#ui/page-title'
import { useSession } from '#ui/session'
import { Documents } from '../documents.tsx'
import { texts } from './texts.ts'

/** The young person's own documents. */
export function OwnDocuments() {
  const { id } = useSession()
  return (
    <>
      <PageTitle title={texts.documents} intro={texts.intro} />
      <Documents youngPersonId={id} emptyText={texts.noneText} warning={texts.noScanner} />
    </>
  )
}
