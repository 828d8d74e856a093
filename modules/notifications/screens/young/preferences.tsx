import { Banner, ErrorNotice } from '#ui/banner'
import { LinkButton } from '#ui/button'
import { Stack } from '#ui/card'
import { refusalSentence } from '#ui/refusal'
import { SkeletonRows } from '#ui/skeleton'
import { useEndpoint, useWrite } from '#ui/use-endpoint'
import { type Channel, notificationsApi, type Topic, type Wishes } from '../../api.ts'
import styles from './preferences.module.css'
import { texts } from './texts.ts'
import { ThisPhone } from './this-phone.tsx'

const topics = (['messages', 'appointments', 'reminders', 'actions', 'plan', 'hours'] satisfies Topic[]).map((topic) => ({
  topic,
  label: texts.topics[topic],
}))
const channels = (['push', 'email', 'sms'] satisfies Channel[]).map((channel) => ({
  channel,
  label: texts.channels[channel],
  said: texts.channelsSaid[channel],
}))

/** What I am told, and how: this phone first, then a small table of topics and channels. */
export function NotificationChoices() {
  const { data, error, refetch } = useEndpoint(notificationsApi.preferences)
  return (
    <Stack gap={24}>
      <ThisPhone />
      {error && !data && <ErrorNotice onRetry={() => void refetch()}>{refusalSentence(error)}</ErrorNotice>}
      {!data && !error && <SkeletonRows rows={4} />}
      {data && <WishTable wishes={data.wishes} email={data.email} phone={data.phone} isStopped={data.smsStoppedAt !== null} />}
      <LinkButton href="/notifications" variant="quiet">
        {texts.seeMine}
      </LinkButton>
    </Stack>
  )
}

type Places = { wishes: Wishes; email: string | null; phone: string | null; isStopped: boolean }

function WishTable({ wishes, email, phone, isStopped }: Places) {
  const works = useEndpoint(notificationsApi.channels).data
  const write = useWrite(notificationsApi.choosePreferences, {
    optimistic: (patch, { body }) => patch(notificationsApi.preferences, undefined, (shown) => ({ ...shown, wishes: body })),
    invalidates: [notificationsApi.preferences],
  })
  const set = (topic: Topic, channel: Channel, isOn: boolean) =>
    write.send({ body: { ...wishes, [topic]: { ...wishes[topic], [channel]: isOn } } })
  const hasPlace = { push: true, email: Boolean(email), sms: Boolean(phone) && !isStopped }
  const silent = works && channels.filter(({ channel }) => !works[channel])
  return (
    <Stack gap={12}>
      {write.error && <ErrorNotice safe={texts.nothingChanged}>{refusalSentence(write.error)}</ErrorNotice>}
      <table className={styles.table}>
        <caption className={styles.caption}>{texts.table}</caption>
        <thead>
          <tr>
            <td />
            {channels.map(({ channel, label }) => (
              <th key={channel} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {topics.map(({ topic, label }) => (
            <tr key={topic}>
              <th scope="row">{label}</th>
              {channels.map(({ channel, said }) => (
                <td key={channel}>
                  <label className={styles.cell}>
                    <input
                      type="checkbox"
                      aria-label={`${label} ${said}`}
                      checked={wishes[topic][channel]}
                      disabled={!hasPlace[channel]}
                      onChange={(event) => set(topic, channel, event.target.checked)}
                    />
                  </label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.note}>
        {email ? texts.emailsTo(email) : texts.noEmail} {phone ? texts.smsTo(phone) : texts.noPhone} {texts.note}
      </p>
      {isStopped && <Banner tone="info">{texts.stopped}</Banner>}
      {Boolean(silent?.length) && <Banner tone="info">{texts.notSetUp((silent ?? []).map((c) => c.label).join(texts.and))}</Banner>}
    </Stack>
  )
}
