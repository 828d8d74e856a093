import { lazy } from 'react'
import type { ProfileSection } from '#ui/slots'
import { texts } from './texts.ts'

export default {
  order: 20,
  title: texts.documents,
  section: lazy(async () => ({ default: (await import('./documents-link.tsx')).DocumentsLink })),
} satisfies ProfileSection
