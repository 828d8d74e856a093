import { Banner } from '#ui/banner'
import { Stack } from '#ui/card'
import { TextField } from '#ui/field'
import { timeSpan } from '#ui/format'
import { useTimeZone } from '#ui/session'
import type { RefusalError } from '#ui/use-endpoint'

type Busy = { id: string; name: string | null; startsAt: string; endsAt: string }
type Props = { error: RefusalError; reason: string; onReason: (reason: string) => void }

/** Who is taken and when, as a refusal says it; with a reason one may go on. */
export function BusyNotice({ error, reason, onReason }: Props) {
  const timeZone = useTimeZone()
  const busy = (error.problem.params?.busy ?? []) as Busy[]
  return (
    <Stack gap={12}>
      <Banner tone="watch" title="Quelqu’un est déjà pris">
        <ul>
          {busy.map((b) => (
            <li key={`${b.id} ${b.startsAt}`}>
              {b.name ?? 'Un jeune d’un collègue'}, {timeSpan(b.startsAt, b.endsAt, timeZone)}
            </li>
          ))}
        </ul>
        Choisissez une autre heure, ou dites pourquoi continuer quand même : la raison reste visible.
      </Banner>
      <TextField label="Raison" optional minLength={5} maxLength={500} value={reason} onChange={(e) => onReason(e.target.value)} />
    </Stack>
  )
}
