/** What this browser says about notifications; `unsupported` also on an iPhone where the app is not installed yet. */
export type PushPermission = NotificationPermission | 'unsupported'
export const pushPermission = (): PushPermission =>
  'PushManager' in globalThis && 'Notification' in globalThis && 'serviceWorker' in navigator ? Notification.permission : 'unsupported'

/** What the server needs to send to this device. */
export type PushAddress = { endpoint: string; keys: { p256dh: string; auth: string } }

/** Asks the person, then subscribes this device; undefined when they said no. To be called from a tap. */
export async function subscribeToPush(vapidPublicKey: string): Promise<PushAddress | undefined> {
  if (pushPermission() === 'unsupported' || (await Notification.requestPermission()) !== 'granted') return undefined
  const { pushManager } = await navigator.serviceWorker.ready
  const key = bytes(vapidPublicKey)
  const old = await pushManager.getSubscription()
  if (old && !sameKey(old, key)) await old.unsubscribe() // made for another server key: it would never receive anything
  const { endpoint, keys } = (await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })).toJSON()
  return { endpoint: endpoint!, keys: { p256dh: keys!.p256dh!, auth: keys!.auth! } }
}

/** Ends it on this device; gives the endpoint the server should forget. */
export async function unsubscribeFromPush(): Promise<string | undefined> {
  if (pushPermission() === 'unsupported') return undefined
  const subscription = await (await navigator.serviceWorker.getRegistration('/jeune'))?.pushManager.getSubscription()
  await subscription?.unsubscribe()
  return subscription?.endpoint
}

const bytes = (base64url: string) => Uint8Array.from(atob(base64url.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0))
const sameKey = ({ options }: PushSubscription, key: Uint8Array) =>
  options.applicationServerKey !== null && String(new Uint8Array(options.applicationServerKey)) === String(key)
