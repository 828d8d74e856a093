import { GitMerge } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { type Action, actionsApi, type Edit } from '#api/actions'
import { Banner, ErrorNotice } from '#ui/banner'
import { Button } from '#ui/button'
import { Row, Stack } from '#ui/card'
import { RadioGroup } from '#ui/choice'
import { Dialog } from '#ui/dialog'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { capital, dayInFull } from '#ui/format'
import { type KeptWrite, useOfflineQueue } from '#ui/offline'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { categoryForYoung } from '../words.ts'
import { texts } from './texts.ts'

type Words = Omit<Edit, 'version' | 'base'>
type Clashes = { [Field in keyof Words]?: { mine: Words[Field]; theirs: Words[Field] } }
type Kept = KeptWrite<typeof actionsApi.edit>

/** What an edit says about an action: also what its author saw before. */
export const wordsOf = ({ title, description, category, dueOn, wantsReminder }: Action): Words => ({
  title,
  description,
  category,
  dueOn,
  wantsReminder,
})

/** Whether a refusal is two people having changed the same field. */
export const isClash = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'actions.changed-meanwhile' && clashesOf(error) !== undefined

const clashesOf = (error: unknown) => (error as { problem?: { params?: { clashes?: Clashes } } } | undefined)?.problem?.params?.clashes
const versionOf = (error: unknown) => Number((error as { problem?: { params?: { version?: number } } }).problem?.params?.version)

/** The edits of this device that the server could not take: both values to choose from, nothing typed is lost. */
export function Conflicts({ actionId }: { actionId?: string }) {
  const { refused, drop } = useOfflineQueue(actionsApi.edit)
  return refused
    .filter((w) => !actionId || w.input.params.id === actionId)
    .map((write) =>
      isClash(write.refused) ? (
        <Clash key={write.key} write={write} />
      ) : (
        <ErrorNotice
          key={write.key}
          title={texts.refusedEdit(write.input.body.title)}
          safe={<Button onClick={() => drop(write.key)}>{texts.understood}</Button>}
        >
          {refusalSentence(write.refused)}
        </ErrorNotice>
      ),
    )
}

function Clash({ write }: { write: Kept }) {
  const [chooses, setChooses] = useState(false)
  return (
    <>
      <Banner
        tone="watch"
        title={texts.conflictWaits(write.input.body.title)}
        action={
          <Button small icon={GitMerge} onClick={() => setChooses(true)}>
            {texts.conflictSee}
          </Button>
        }
      >
        {texts.nothingLost}
      </Banner>
      {chooses && <Choice write={write} onClose={() => setChooses(false)} />}
    </>
  )
}

function Choice({ write, onClose }: { write: Kept; onClose: () => void }) {
  const { retry, drop } = useOfflineQueue(actionsApi.edit)
  const clashes = clashesOf(write.refused)!
  const fields = Object.keys(clashes) as (keyof Words)[]
  const [kept, setKept] = useState<Record<string, string>>(Object.fromEntries(fields.map((f) => [f, 'mine'])))
  const say = useValueWords()
  const send = () => {
    retry(write.key, chosenEdit(write, clashes, kept))
    onClose()
  }
  return (
    <Dialog open onClose={onClose} title={texts.conflictTitle}>
      <Form onSubmit={send} keeps>
        <p>{texts.conflictIntro}</p>
        <Stack gap={16}>
          {fields.map((field) => (
            <RadioGroup
              key={field}
              legend={capital(texts.fields[field] ?? field)}
              name={field}
              value={kept[field]!}
              onChange={(value) => setKept({ ...kept, [field]: value })}
              options={(['mine', 'theirs'] as const).map((side) => ({
                value: side,
                label: say(field, clashes[field]![side]),
                hint: texts[side],
              }))}
            />
          ))}
        </Stack>
        <FormActions>
          <SubmitButton wide>{texts.conflictKeep}</SubmitButton>
          <Row>
            <Button
              variant="quiet"
              onClick={() => {
                drop(write.key)
                onClose()
              }}
            >
              {texts.dropMine}
            </Button>
          </Row>
        </FormActions>
      </Form>
    </Dialog>
  )
}

/** The edit once more: of the version that is there, with the values that were chosen. */
function chosenEdit({ input, refused }: Kept, clashes: Clashes, kept: Record<string, string>): Edit {
  const { base, version: _, ...mine } = input.body
  const sides = Object.entries(clashes) as [keyof Words, { mine: never; theirs: never }][]
  const seen = Object.fromEntries(sides.map(([field, { theirs }]) => [field, theirs]))
  const chosen = Object.fromEntries(sides.map(([field, two]) => [field, two[kept[field] === 'theirs' ? 'theirs' : 'mine']]))
  // what did not clash keeps its old base: what the other side changed there is merged again
  return { ...mine, ...chosen, version: versionOf(refused), base: { ...base!, ...seen } }
}

function useValueWords() {
  const timeZone = useTimeZone()
  return (field: keyof Words, value: Words[keyof Words]): ReactNode => {
    if (field === 'dueOn') return capital(dayInFull(String(value), timeZone))
    if (field === 'category') return categoryForYoung(value as Words['category'])
    if (typeof value === 'boolean') return value ? texts.yes : texts.no
    return <span dir="auto">{value || texts.none}</span>
  }
}
