import { PenLine } from 'lucide-react'
import { LinkButton } from '#ui/button'
import { Card } from '#ui/card'
import { texts } from './texts.ts'
import { useOwnContract } from './use-own-contract.ts'

/** Shown when there is something to sign; the rest of the time the contract is under « Moi ». */
export function ContractToSign() {
  const { contract } = useOwnContract()
  if (!contract?.missing.includes('youngPerson')) return null
  return (
    <Card title={texts.toSign} tone="sun">
      <p>{texts.toSignText}</p>
      <LinkButton href="/contrat" variant="main" icon={PenLine} wide>
        {texts.read}
      </LinkButton>
    </Card>
  )
}
