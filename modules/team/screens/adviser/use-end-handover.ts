import { peopleApi } from '#api/people'
import { teamApi } from '#api/team'
import type { Endpoint } from '#platform/api'
import { count } from '#ui/format'
import { refusalSentence } from '#ui/refusal'
import { useToast } from '#ui/toast'
import { useWrite } from '#ui/use-endpoint'

/** What is read again when files changed hands. */
export const afterHandover: readonly Endpoint[] = [
  teamApi.cockpit,
  teamApi.filesBehind,
  teamApi.handovers,
  peopleApi.file,
  peopleApi.covers,
  peopleApi.searchStructure,
]

/** Undoes a handover, or ends a temporary one, and says what came back. */
export function useEndHandover() {
  const toast = useToast()
  const say = ({ back, stayed }: { back: number; stayed: number }, what: string) =>
    toast(
      `${count(back, 'dossier', 'dossiers')} ${what}.${stayed ? ` ${count(stayed, 'dossier confié depuis à quelqu’un d’autre y reste', 'dossiers confiés depuis à quelqu’un d’autre y restent')}.` : ''}`,
    )
  const onFailed = (error: unknown) => toast(refusalSentence(error), { tone: 'bad' })
  const undoing = useWrite(teamApi.undoHandover, {
    invalidates: afterHandover,
    onDone: (r) => say(r, 'repris : tout est comme avant'),
    onFailed,
  })
  const returning = useWrite(teamApi.returnHandover, { invalidates: afterHandover, onDone: (r) => say(r, 'rendus'), onFailed })
  return {
    undo: (id: string) => undoing.send({ params: { id } }),
    giveBack: (id: string) => returning.send({ params: { id } }),
    isBusy: undoing.sending || returning.sending,
  }
}
