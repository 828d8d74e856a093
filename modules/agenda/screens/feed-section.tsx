import { CalendarPlus, Copy } from 'lucide-react'
import { useState } from 'react'
import { agendaApi } from '#api/agenda'
import { Banner, ErrorNotice } from '#ui/banner'
import { Button, LinkButton } from '#ui/button'
import { Row, Stack } from '#ui/card'
import { ConfirmDialog } from '#ui/dialog'
import { dayAndTime, shortDay } from '#ui/format'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { useToast } from '#ui/toast'
import { useEndpoint, useWrite } from '#ui/use-endpoint'
import styles from './young/agenda.module.css'

/** What the section says; the young person's and the professional's differ. */
export type FeedTexts = Record<
  | 'feedText'
  | 'feedMake'
  | 'feedRenew'
  | 'feedRevoke'
  | 'feedOpen'
  | 'feedCopy'
  | 'feedCopied'
  | 'feedOnce'
  | 'feedRevokeTitle'
  | 'feedRevokeLost'
  | 'feedStopped'
  | 'keep',
  string
> & { feedOn: (day: string) => string; feedRead: (when: string) => string }

/** The private address of one's calendar: made, shown once, changed, taken back. */
export function FeedSection({ texts }: { texts: FeedTexts }) {
  const timeZone = useTimeZone()
  const toast = useToast()
  const [asks, setAsks] = useState(false)
  const { data } = useEndpoint(agendaApi.feed)
  const make = useWrite(agendaApi.makeFeed, { invalidates: [agendaApi.feed] })
  const revoke = useWrite(agendaApi.revokeFeed, { invalidates: [agendaApi.feed] })
  const feed = data?.feed
  const address = make.done && feed ? `${location.origin}${make.done.path}` : undefined
  const stop = async () => {
    const outcome = await revoke.sendAndWait()
    setAsks(false)
    if (outcome.state === 'done') toast(texts.feedStopped)
  }
  return (
    <Stack gap={12}>
      <p>{texts.feedText}</p>
      {feed && (
        <p className={styles.quiet}>
          {texts.feedOn(shortDay(feed.createdAt, timeZone))} {feed.lastReadAt && texts.feedRead(dayAndTime(feed.lastReadAt, timeZone))}
        </p>
      )}
      {address && <Address address={address} texts={texts} />}
      {(make.error ?? revoke.error) && <ErrorNotice>{refusalSentence((make.error ?? revoke.error)!)}</ErrorNotice>}
      <Row>
        <Button busy={make.sending} onClick={() => make.send()}>
          {feed ? texts.feedRenew : texts.feedMake}
        </Button>
        {feed && (
          <Button variant="quiet" onClick={() => setAsks(true)}>
            {texts.feedRevoke}
          </Button>
        )}
      </Row>
      <ConfirmDialog
        open={asks}
        onClose={() => setAsks(false)}
        onConfirm={stop}
        title={texts.feedRevokeTitle}
        lost={texts.feedRevokeLost}
        confirm={texts.feedRevoke}
        keep={texts.keep}
      />
    </Stack>
  )
}

function Address({ address, texts }: { address: string; texts: FeedTexts }) {
  const toast = useToast()
  const copy = async () => {
    await navigator.clipboard.writeText(address)
    toast(texts.feedCopied)
  }
  return (
    <Stack gap={8}>
      <Banner>{texts.feedOnce}</Banner>
      <p className={styles.address}>{address}</p>
      <Row>
        <LinkButton href={address.replace(/^https?:/, 'webcal:')} external variant="main" icon={CalendarPlus}>
          {texts.feedOpen}
        </LinkButton>
        <Button icon={Copy} onClick={() => void copy()}>
          {texts.feedCopy}
        </Button>
      </Row>
    </Stack>
  )
}
