import { hoursApi, type Signal } from '#api/hours'
import { Button } from '#ui/button'
import { HomeSection, Row } from '#ui/card'
import { List, ListItem } from '#ui/list'
import { refusalSentence } from '#ui/refusal'
import { useToast } from '#ui/toast'
import { useEndpoint, useWrite } from '#ui/use-endpoint'
import { reasonWords } from './words.ts'

/** Young people who may need a call, and why. Only a help: it decides nothing, and says so. */
export function SignalsCard() {
  const { data } = useEndpoint(hoursApi.signals)
  return (
    <HomeSection title="Un appel aiderait peut-être" count={data?.items.length}>
      <List label="Un appel aiderait peut-être" whole>
        {data?.items.map((signal) => (
          <Line key={signal.id} signal={signal} />
        ))}
      </List>
    </HomeSection>
  )
}

function Line({ signal }: { signal: Signal }) {
  const toast = useToast()
  const dismiss = useWrite(hoursApi.dismissSignal, {
    invalidates: [hoursApi.signals],
    onDone: () => toast('C’est noté.'),
    onFailed: (error) => toast(refusalSentence(error), { tone: 'bad' }),
  })
  const answer = (outcome: 'contacted' | 'not_useful') => dismiss.send({ params: { id: signal.id }, body: { outcome } })
  return (
    <ListItem
      href={`/jeunes/${signal.youngPersonId}`}
      title={`${signal.firstName} ${signal.lastName}`}
      text={signal.reasons.map(reasonWords).join(' · ')}
      after={
        <Row gap={4}>
          <Button small variant="quiet" busy={dismiss.sending} onClick={() => answer('contacted')}>
            Contacté
          </Button>
          <Button small variant="quiet" onClick={() => answer('not_useful')}>
            Pas utile
          </Button>
        </Row>
      }
    />
  )
}
