import { Mail, Phone } from 'lucide-react'
import { peopleApi } from '#api/people'
import { LinkButton } from '#ui/button'
import { Card, Row, Stack } from '#ui/card'
import { phoneWords } from '#ui/format'
import { useLive } from '#ui/live'
import { useSession } from '#ui/session'
import { invalidate, useEndpoint } from '#ui/use-endpoint'
import { texts } from './texts.ts'

const again = () => void invalidate(peopleApi.session)

/** Said first to who is no longer followed: what stays open, and whom to ask. */
export function Ended() {
  const { isArchived } = useSession()
  useLive('people.archived', again)
  useLive('people.restored', again)
  return isArchived ? <Goodbye /> : null
}

function Goodbye() {
  const { data } = useEndpoint(peopleApi.ownProfile, {})
  const { name, phone, email } = data?.structure ?? {}
  return (
    <Card title={texts.ended}>
      <Stack gap={12}>
        <p>{texts.endedText}</p>
        <p>{texts.askStructure(name ?? texts.yourStructure)}</p>
        {(phone || email) && (
          <Row>
            {phone && (
              <LinkButton external href={`tel:${phone}`} variant="main" icon={Phone}>
                {phoneWords(phone)}
              </LinkButton>
            )}
            {email && (
              <LinkButton external href={`mailto:${email}`} icon={Mail}>
                {texts.writeEmail}
              </LinkButton>
            )}
          </Row>
        )}
      </Stack>
    </Card>
  )
}
