import { lazy } from 'react'
import { inLanguage } from '#ui/language'
import type { ProfileSection } from '#ui/slots'

const sections: ProfileSection[] = [
  {
    order: 35,
    title: inLanguage({ fr: 'Les personnes qui m’aident', en: 'People who help me', ar: 'الأشخاص الذين يساعدونني' }),
    section: lazy(() => import('./helpers.tsx').then((m) => ({ default: m.Helpers }))),
  },
  {
    order: 40,
    title: inLanguage({ fr: 'Ma connexion', en: 'How I sign in', ar: 'تسجيل الدخول' }),
    section: lazy(() => import('../security.tsx').then((m) => ({ default: m.SecuritySection }))),
  },
  {
    order: 50,
    title: inLanguage({ fr: 'Mes appareils', en: 'My devices', ar: 'أجهزتي' }),
    section: lazy(() => import('../devices.tsx').then((m) => ({ default: m.Devices }))),
  },
  {
    order: 80,
    title: inLanguage({ fr: 'Mes accords', en: 'What I agreed to', ar: 'موافقاتي' }),
    section: lazy(() => import('../consents.tsx').then((m) => ({ default: m.Consents }))),
  },
  {
    order: 95,
    title: inLanguage({ fr: 'Fermer mon compte', en: 'Close my account', ar: 'إغلاق حسابي' }),
    section: lazy(() => import('../closure.tsx').then((m) => ({ default: m.Closure }))),
  },
]
export default sections
