import { LogOut, MonitorSmartphone } from 'lucide-react'
import { identityApi } from '#api/identity'
import { forgetDevice } from '#ui/app-providers'
import { Badge } from '#ui/badge'
import { ErrorNotice } from '#ui/banner'
import { Button } from '#ui/button'
import { Row } from '#ui/card'
import { ago, dayAndTime } from '#ui/format'
import { List, ListItem } from '#ui/list'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { useToast } from '#ui/toast'
import { useEndpoint, useWrite } from '#ui/use-endpoint'
import { useVoice } from './use-voice.ts'
import { texts } from './young/texts.ts'

/** The devices one is signed in on, and the way out of each. */
export function Devices() {
  const isTu = useVoice() === 'tu'
  const zone = useTimeZone()
  const toast = useToast()
  const { data, error, refetch } = useEndpoint(identityApi.listSessions)
  const end = useWrite(identityApi.endSession, { invalidates: [identityApi.listSessions], onDone: () => toast(texts.device) })
  const endOthers = useWrite(identityApi.endOtherSessions, {
    invalidates: [identityApi.listSessions],
    onDone: ({ ended }) => toast(texts.devicesOut(ended)),
  })
  if (error) return <ErrorNotice onRetry={() => void refetch()}>{refusalSentence(error)}</ErrorNotice>
  if (!data)
    return (
      <Loading>
        <SkeletonRows rows={2} />
      </Loading>
    )
  const fault = end.error ?? endOthers.error
  return (
    <>
      <p>{isTu ? texts.devicesIntro : 'Les appareils où votre compte est ouvert. Déconnectez ceux que vous ne reconnaissez pas.'}</p>
      {fault && <ErrorNotice>{refusalSentence(fault)}</ErrorNotice>}
      <Row>
        <SignOut />
        {data.items.length > 1 && (
          <Button variant="quiet" busy={endOthers.sending} onClick={() => endOthers.send()}>
            {texts.disconnectOthers}
          </Button>
        )}
      </Row>
      <List label={texts.devicesList}>
        {data.items.map(({ id, device, isThisOne, createdAt, lastSeenAt }) => (
          <ListItem
            key={id}
            before={<MonitorSmartphone size={20} aria-hidden />}
            title={device}
            text={isThisOne ? texts.sinceDay(dayAndTime(createdAt, zone)) : texts.lastSeen(ago(lastSeenAt, zone))}
            meta={isThisOne && <Badge tone="good">{texts.thisDevice}</Badge>}
            after={
              !isThisOne && (
                <Button variant="quiet" small aria-label={texts.disconnectDevice(device)} onClick={() => end.send({ params: { id } })}>
                  {texts.disconnect}
                </Button>
              )
            }
          />
        ))}
      </List>
    </>
  )
}

/** Leaves, and takes everything of the person off this device. */
function SignOut() {
  const voice = useVoice()
  const signOut = useWrite(identityApi.signOut, {
    onDone: async () => {
      await forgetDevice()
      location.assign('/')
    },
  })
  return (
    <>
      <Button icon={LogOut} busy={signOut.sending} onClick={() => signOut.send()}>
        {voice === 'tu' ? texts.signOut : 'Se déconnecter'}
      </Button>
      {signOut.error && <ErrorNotice>{refusalSentence(signOut.error)}</ErrorNotice>}
    </>
  )
}
