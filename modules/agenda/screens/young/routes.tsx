import { CalendarDays } from 'lucide-react'
import { lazy } from 'react'
import { inLanguage } from '#ui/language'
import type { Screen } from '#ui/slots'

const slots = lazy(() => import('./slots.tsx').then((m) => ({ default: m.Slots })))
const screens: Screen[] = [
  {
    path: '/agenda',
    mandate: 'agenda',
    title: inLanguage({ fr: 'Agenda', en: 'Calendar', ar: 'المواعيد' }),
    screen: lazy(() => import('./agenda.tsx').then((m) => ({ default: m.Agenda }))),
    nav: { label: inLanguage({ fr: 'Agenda', en: 'Calendar', ar: 'المواعيد' }), icon: CalendarDays, order: 30 },
  },
  { path: '/rendez-vous', title: inLanguage({ fr: 'Prendre rendez-vous', en: 'Book an appointment', ar: 'أخذ موعد' }), screen: slots },
  {
    path: '/rendez-vous/:id',
    title: inLanguage({ fr: 'Déplacer mon rendez-vous', en: 'Move my appointment', ar: 'تغيير موعدي' }),
    screen: slots,
  },
]
export default screens
