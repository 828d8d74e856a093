import { FileText } from 'lucide-react'
import { LinkButton } from '#ui/button'
import { Stack } from '#ui/card'
import { texts } from './texts.ts'
import { dayWords, useOwnContract } from './use-own-contract.ts'

/** Until when my contract runs, and the way to it. */
export function ContractSection() {
  const { contract } = useOwnContract()
  return (
    <Stack gap={12}>
      <p>{contract ? (contract.endedOn ? texts.ended(dayWords(contract.endedOn)) : texts.until(dayWords(contract.endsOn))) : texts.none}</p>
      <div>
        <LinkButton href="/contrat" icon={FileText}>
          {texts.see}
        </LinkButton>
      </div>
    </Stack>
  )
}
