import type fr from './texts.fr.ts'

export default {
  attachment: 'مرفق',
  tooManyFiles: 'خمسة ملفات على الأكثر في كل رسالة.',
  covers: (name: string, lead: string) => `${name}، ينوب عن ${lead}`,
  important: 'مهم',
  until: (day: string, who: string) => `حتى ${day}، من ${who}`,
} satisfies typeof fr
