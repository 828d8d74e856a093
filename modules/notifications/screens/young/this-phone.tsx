import { BellOff, BellRing, Send, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Banner, ErrorNotice } from '#ui/banner'
import { Button, IconButton } from '#ui/button'
import { Row, Stack } from '#ui/card'
import { shortDay } from '#ui/format'
import { List, ListItem } from '#ui/list'
import { type PushPermission, pushPermission, subscribeToPush, unsubscribeFromPush } from '#ui/push'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { useToast } from '#ui/toast'
import { call, useEndpoint, useWrite } from '#ui/use-endpoint'
import { type Device, notificationsApi } from '../../api.ts'
import { texts } from './texts.ts'

/** Turns pushes on or off on this phone, tries them, and lists the other ones. */
export function ThisPhone() {
  const [permission, setPermission] = useState(pushPermission)
  const { data } = useEndpoint(notificationsApi.devices)
  const devices = data?.items ?? []
  const mine = permission === 'granted' ? devices.find((d) => d.isThisSession) : undefined
  return (
    <Stack gap={12}>
      {mine ? <On device={mine} /> : <Off permission={permission} onAsked={() => setPermission(pushPermission())} />}
      <Others devices={devices.filter((d) => d !== mine)} />
    </Stack>
  )
}

function Off({ permission, onAsked }: { permission: PushPermission; onAsked: () => void }) {
  const [asking, setAsking] = useState(false)
  const [fault, setFault] = useState<unknown>()
  const add = useWrite(notificationsApi.addDevice, { invalidates: [notificationsApi.devices] })
  const turnOn = async () => {
    setAsking(true)
    setFault(undefined)
    try {
      const { publicKey } = await call(notificationsApi.pushKey)
      const address = await subscribeToPush(publicKey)
      if (address) await add.sendAndWait({ body: { id: crypto.randomUUID(), ...address, name: deviceName() } })
    } catch (error) {
      setFault(error)
    } finally {
      setAsking(false)
      onAsked()
    }
  }
  if (permission === 'denied')
    return (
      <Banner tone="watch" title={texts.blocked}>
        {texts.blockedText}
      </Banner>
    )
  if (permission === 'unsupported') return <Banner title={texts.unsupported}>{texts.unsupportedText}</Banner>
  return (
    <Stack gap={8}>
      <Button variant="main" icon={BellRing} busy={asking} onClick={() => void turnOn()} wide>
        {texts.turnOn}
      </Button>
      <p>{texts.turnOnWhy}</p>
      {add.error && <ErrorNotice>{refusalSentence(add.error)}</ErrorNotice>}
      {fault !== undefined && <ErrorNotice>{texts.browserFailed}</ErrorNotice>}
    </Stack>
  )
}

function On({ device }: { device: Device }) {
  const toast = useToast()
  const trial = useWrite(notificationsApi.tryDevice, { onDone: () => toast(texts.trialSent, { tone: 'good' }) })
  const remove = useWrite(notificationsApi.removeDevice, { invalidates: [notificationsApi.devices] })
  const turnOff = async () => {
    await unsubscribeFromPush().catch(() => undefined)
    remove.send({ params: { id: device.id } })
  }
  return (
    <Stack gap={8}>
      <Banner tone="good" title={texts.on}>
        {device.name}
      </Banner>
      <Row gap={8}>
        <Button icon={Send} busy={trial.sending} onClick={() => trial.send({ params: { id: device.id } })}>
          {texts.trial}
        </Button>
        <Button variant="quiet" icon={BellOff} busy={remove.sending} onClick={() => void turnOff()}>
          {texts.off}
        </Button>
      </Row>
      {trial.error && <ErrorNotice>{refusalSentence(trial.error)}</ErrorNotice>}
    </Stack>
  )
}

function Others({ devices }: { devices: Device[] }) {
  const timeZone = useTimeZone()
  const remove = useWrite(notificationsApi.removeDevice, { invalidates: [notificationsApi.devices] })
  if (!devices.length) return null
  return (
    <List label={texts.others}>
      {devices.map(({ id, name, addedAt }) => (
        <ListItem
          key={id}
          title={name}
          text={texts.added(shortDay(addedAt, timeZone))}
          after={<IconButton label={texts.removeDevice(name)} icon={Trash2} onClick={() => remove.send({ params: { id } })} />}
        />
      ))}
    </List>
  )
}

/** "Chrome sur Android": enough to know one's own devices. */
function deviceName() {
  const agent = navigator.userAgent
  const browser = /Edg/.test(agent) ? 'Edge' : /Firefox/.test(agent) ? 'Firefox' : /Chrome/.test(agent) ? 'Chrome' : 'Safari'
  const system = /Android/.test(agent)
    ? 'Android'
    : /iPhone|iPad/.test(agent)
      ? 'iPhone'
      : /Windows/.test(agent)
        ? 'Windows'
        : texts.computer
  return texts.device(browser, system)
}
