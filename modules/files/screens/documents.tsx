import { FolderOpen, Plus, RotateCw } from 'lucide-react'
import { useState } from 'react'
import { Banner, ErrorNotice } from '#ui/banner'
import { Button } from '#ui/button'
import { Stack } from '#ui/card'
import { EmptyState } from '#ui/empty-state'
import { useLive } from '#ui/live'
import { useOfflineQueue } from '#ui/offline'
import { ShowMore } from '#ui/pagination'
import { refusalSentence } from '#ui/refusal'
import { useSession } from '#ui/session'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { invalidate, useEndpointPages } from '#ui/use-endpoint'
import { fileChanged, fileScanned, filesApi } from '../api.ts'
import { AddDocument } from './add-document.tsx'
import { SendingFile } from './chosen-files.tsx'
import { DocumentLine } from './document-line.tsx'
import styles from './files.module.css'
import { PickFiles } from './pick-files.tsx'
import { texts } from './young/texts.ts'

type DocumentsProps = { youngPersonId: string; emptyText: string; warning: string }

/** The documents of one young person, those of the messages too; what is on its way; and a way to add one. */
export function Documents({ youngPersonId, emptyText, warning }: DocumentsProps) {
  const { id: me } = useSession()
  const [chosen, setChosen] = useState<File>()
  const list = useEndpointPages(filesApi.list, { query: { youngPersonId } })
  const again = (about: { youngPersonId: string }) => about.youngPersonId === youngPersonId && void invalidate(filesApi.list)
  useLive(fileChanged, again)
  useLive(fileScanned, again)
  const isScanned = list.pages?.[0]?.isScanned
  return (
    <Stack gap={16}>
      <div>
        <PickFiles onPick={([file]) => setChosen(file)}>
          {(open) => (
            <Button variant="main" icon={Plus} onClick={open}>
              {texts.add}
            </Button>
          )}
        </PickFiles>
      </div>
      <p className={styles.hint}>{texts.accepted}</p>
      {isScanned === false && list.items?.some((f) => f.scan === 'not-scanned') && <Banner tone="watch">{warning}</Banner>}
      <OnTheirWay youngPersonId={youngPersonId} />
      {list.error && !list.items && <ErrorNotice onRetry={list.refetch}>{refusalSentence(list.error)}</ErrorNotice>}
      {list.isPending && (
        <Loading>
          <SkeletonRows rows={4} />
        </Loading>
      )}
      {list.items?.length === 0 && (
        <EmptyState icon={FolderOpen} title={texts.none}>
          {emptyText}
        </EmptyState>
      )}
      {Boolean(list.items?.length) && (
        <ul className={styles.list} aria-label={texts.documentsOf}>
          {list.items?.map((file) => (
            <DocumentLine key={file.id} file={file} isOwn={file.addedBy.id === me} />
          ))}
        </ul>
      )}
      {list.hasMore && <ShowMore onClick={list.loadMore} busy={list.isLoadingMore} />}
      {chosen && <AddDocument youngPersonId={youngPersonId} file={chosen} onClose={() => setChosen(undefined)} />}
    </Stack>
  )
}

/** Documents kept on this device until the server has them; those it refused wait for a decision. */
function OnTheirWay({ youngPersonId }: { youngPersonId: string }) {
  const { pending, refused, retry, drop } = useOfflineQueue(filesApi.upload)
  const here = (w: { input: { query?: Record<string, string> } }) =>
    w.input.query?.youngPersonId === youngPersonId && w.input.query.purpose === 'file'
  return (
    <>
      {pending.filter(here).map((w) => (
        <SendingFile key={w.key} id={w.input.query!.id!} name={w.input.query!.name!} type="" bytes={sizeIn(w.input.body)} />
      ))}
      {refused.filter(here).map((w) => (
        <ErrorNotice key={w.key} title={w.input.query!.name!}>
          <Stack gap={8}>
            <span>{w.refused && refusalSentence(w.refused)}</span>
            <span className={styles.choices}>
              <Button small icon={RotateCw} onClick={() => retry(w.key)}>
                {texts.send}
              </Button>
              <Button small variant="quiet" onClick={() => drop(w.key)}>
                {texts.cancel}
              </Button>
            </span>
          </Stack>
        </ErrorNotice>
      ))}
    </>
  )
}

const sizeIn = (body: unknown) => (body instanceof Blob ? body.size : undefined)
