import { lazy } from 'react'
import type { Screen } from '#ui/slots'
import { texts } from './texts.ts'

const screens: Screen[] = [
  {
    path: '/documents',
    title: texts.documents,
    screen: lazy(async () => ({ default: (await import('./own-documents.tsx')).OwnDocuments })),
  },
]
export default screens
