import { useState } from 'react'
import { CoverDialog, CoverList } from '#screens/people'
import { Button } from '#ui/button'
import { Stack } from '#ui/card'
import { PageTitle } from '#ui/page-title'
import { Cockpit } from './board.tsx'
import { Handovers, JustGiven } from './handovers.tsx'

/** « Mon équipe »: the load of each adviser and what waits there, files given, who stands in for whom. */
export function TeamPage() {
  const [declares, setDeclares] = useState(false)
  return (
    <Stack gap={24}>
      <PageTitle title="Mon équipe" actions={<Button onClick={() => setDeclares(true)}>Déclarer un remplacement</Button>} />
      <JustGiven />
      <Cockpit />
      <Handovers />
      <CoverList />
      <CoverDialog open={declares} onClose={() => setDeclares(false)} isForAnybody />
    </Stack>
  )
}
