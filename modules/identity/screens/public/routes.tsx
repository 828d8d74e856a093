import { lazy } from 'react'
import { inLanguage } from '#ui/language'
import type { Screen } from '#ui/slots'

const screens: Screen[] = [
  { path: '/connexion', title: 'Se connecter', screen: lazy(() => import('./sign-in.tsx').then((m) => ({ default: m.SignIn }))) },
  {
    path: '/activer/:token',
    title: 'Ouvrir son compte',
    screen: lazy(() => import('./activate.tsx').then((m) => ({ default: m.Activate }))),
  },
  {
    path: '/aider/:token',
    title: inLanguage({ fr: 'Aider sur Élan', en: 'Help on Élan', ar: 'المساعدة على Élan' }),
    screen: lazy(() => import('./help.tsx').then((m) => ({ default: m.Help }))),
  },
  {
    path: '/mot-de-passe-oublie',
    title: 'Mot de passe oublié',
    screen: lazy(() => import('./reset.tsx').then((m) => ({ default: m.AskReset }))),
  },
  {
    path: '/mot-de-passe-oublie/:token',
    title: 'Nouveau mot de passe',
    screen: lazy(() => import('./reset.tsx').then((m) => ({ default: m.ResetPassword }))),
  },
  { path: '/demo', title: 'Démonstration', screen: lazy(() => import('./demo.tsx').then((m) => ({ default: m.Demo }))) },
]
export default screens
