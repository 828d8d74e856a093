import { FolderOpen } from 'lucide-react'
import { LinkButton } from '#ui/button'
import { Stack } from '#ui/card'
import { texts } from './texts.ts'

/** The way from "Moi" to one's documents. */
export const DocumentsLink = () => (
  <Stack gap={12}>
    <p>{texts.intro}</p>
    <LinkButton href="/documents" icon={FolderOpen}>
      {texts.open}
    </LinkButton>
  </Stack>
)
