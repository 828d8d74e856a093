import { lazy } from 'react'
import { inLanguage } from '#ui/language'
import type { Screen } from '#ui/slots'

export default [
  {
    path: '/allocation',
    title: inLanguage({ fr: 'Mon allocation', en: 'My allowance', ar: 'منحتي' }),
    screen: lazy(async () => ({ default: (await import('./my-allowance.tsx')).MyAllowance })),
  },
] satisfies Screen[]
