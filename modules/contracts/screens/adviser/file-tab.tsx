import { lazy } from 'react'
import type { FileTab } from '#ui/slots'

export default {
  order: 15,
  path: '/contrat',
  title: 'Contrat',
  tab: lazy(async () => ({ default: (await import('./contract-tab.tsx')).ContractTab })),
} satisfies FileTab
