import { Wallet } from 'lucide-react'
import { LinkButton } from '#ui/button'
import { Stack } from '#ui/card'
import { texts } from './texts.ts'

/** The way from "Moi" to one's allowance. */
export const AllowanceSection = () => (
  <Stack gap={12}>
    <p>{texts.about}</p>
    <div>
      <LinkButton href="/allocation" icon={Wallet}>
        {texts.open}
      </LinkButton>
    </div>
  </Stack>
)
