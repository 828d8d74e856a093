import { lazy } from 'react'
import { inLanguage } from '#ui/language'
import type { Screen } from '#ui/slots'

export default [
  {
    path: '/notifications',
    title: inLanguage({ fr: 'Notifications', en: 'Notifications', ar: 'الإشعارات' }),
    screen: lazy(async () => ({ default: (await import('./centre.tsx')).Centre })),
  },
] satisfies Screen[]
