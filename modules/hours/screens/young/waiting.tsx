import { CloudOff, RotateCw } from 'lucide-react'
import { hoursApi } from '#api/hours'
import { Badge } from '#ui/badge'
import { ErrorNotice } from '#ui/banner'
import { Button } from '#ui/button'
import { Row, Stack } from '#ui/card'
import { List, ListItem } from '#ui/list'
import { useOfflineQueue } from '#ui/offline'
import { refusalSentence } from '#ui/refusal'
import { texts } from './texts.ts'
import { longDay } from './words.ts'

/** Hours told on this device that the server has not taken: they go by themselves; what was refused waits for the person. */
export function Waiting() {
  const { pending, refused, retry, drop } = useOfflineQueue(hoursApi.declare)
  if (!pending.length && !refused.length) return null
  return (
    <Stack gap={12}>
      {refused.map(({ key, input, refused: why }) => (
        <ErrorNotice key={key} title={texts.notTaken(input.body.title)}>
          <Stack gap={8}>
            <span>{refusalSentence(why)}</span>
            <Row>
              <Button small icon={RotateCw} onClick={() => retry(key)}>
                {texts.again}
              </Button>
              <Button small variant="quiet" onClick={() => drop(key)}>
                {texts.giveUp}
              </Button>
            </Row>
          </Stack>
        </ErrorNotice>
      ))}
      {pending.length > 0 && (
        <List label={texts.waits}>
          {pending.map(({ key, input: { body } }) => (
            <ListItem
              key={key}
              title={body.title}
              text={
                <>
                  <span>{longDay(body.onDay)} </span>
                  <Badge icon={CloudOff}>{texts.waits}</Badge>
                </>
              }
              meta={texts.duration(body.minutes)}
            />
          ))}
        </List>
      )}
    </Stack>
  )
}
