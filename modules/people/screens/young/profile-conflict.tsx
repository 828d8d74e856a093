import { useState } from 'react'
import { type OwnProfile, peopleApi } from '#api/people'
import { Banner, ErrorNotice } from '#ui/banner'
import { Button } from '#ui/button'
import { Row } from '#ui/card'
import { RadioGroup } from '#ui/choice'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { type KeptWrite, useOfflineQueue } from '#ui/offline'
import { refusalSentence } from '#ui/refusal'
import { texts } from './texts.ts'

type Kept = KeptWrite<typeof peopleApi.editOwnProfile>
type Words = { communeCode: string | null; situation: OwnProfile['situation'] }
type Found = {
  communes: { mine: string | null; theirs: string | null }
  clashes?: { [Field in keyof Words]?: { mine: Words[Field]; theirs: Words[Field] } }
}
const foundIn = ({ refused }: Kept) => refused?.problem.params as Found | undefined

/** What I changed while somebody else changed the same: both values, to choose from. */
export function ProfileConflicts() {
  const { refused, drop } = useOfflineQueue(peopleApi.editOwnProfile)
  return refused.map((write) =>
    foundIn(write)?.clashes ? (
      <Choice key={write.key} write={write} />
    ) : (
      <ErrorNotice key={write.key} safe={<Button onClick={() => drop(write.key)}>{texts.understood}</Button>}>
        {refusalSentence(write.refused)}
      </ErrorNotice>
    ),
  )
}

function Choice({ write }: { write: Kept }) {
  const { retry } = useOfflineQueue(peopleApi.editOwnProfile)
  const { clashes = {}, communes } = foundIn(write)!
  const [kept, setKept] = useState<Record<string, string>>({})
  const { base, ...mine } = write.input.body
  const keeps = (field: keyof Words) => (kept[field] === 'theirs' ? clashes[field]!.theirs : clashes[field]!.mine)
  const send = () => {
    const body: Words & { base: Words } = { ...mine, base: { ...base! } }
    if (clashes.situation) Object.assign(body, { situation: keeps('situation') })
    if (clashes.communeCode) Object.assign(body, { communeCode: keeps('communeCode') })
    for (const [field, two] of Object.entries(clashes)) Object.assign(body.base, { [field]: two.theirs })
    retry(write.key, body)
  }
  const sides = (field: keyof Words, theirs: string, own: string) => ({
    name: field,
    value: kept[field] ?? 'mine',
    onChange: (value: string) => setKept({ ...kept, [field]: value }),
    options: [
      { value: 'mine', label: own, hint: texts.mine },
      { value: 'theirs', label: theirs, hint: texts.theirs },
    ],
  })
  const { situation, communeCode } = clashes
  return (
    <Banner tone="watch" title={texts.conflictTitle}>
      <Form onSubmit={send} keeps>
        <p>{texts.conflict}</p>
        {situation && (
          <RadioGroup legend={texts.now} {...sides('situation', texts.situations[situation.theirs], texts.situations[situation.mine])} />
        )}
        {communeCode && (
          <RadioGroup legend={texts.town} {...sides('communeCode', communes.theirs ?? texts.none, communes.mine ?? texts.none)} />
        )}
        <FormActions>
          <Row>
            <SubmitButton>{texts.keep}</SubmitButton>
          </Row>
        </FormActions>
      </Form>
    </Banner>
  )
}
