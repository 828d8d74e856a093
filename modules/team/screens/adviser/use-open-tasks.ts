import { teamApi } from '#api/team'
import { useLive } from '#ui/live'
import { invalidate, useEndpoint } from '#ui/use-endpoint'

/** How many tasks I have to do. */
export function useOpenTasks() {
  const { data } = useEndpoint(teamApi.toDo, {}, { staleTime: 30_000 })
  useLive('team.note-changed', again)
  return data?.tasks.length
}

const again = () => {
  void invalidate(teamApi.toDo)
  void invalidate(teamApi.notes)
}
