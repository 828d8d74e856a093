import type fr from './texts.fr.ts'

export default {
  appearance: 'العرض',
  demo: 'عرض تجريبي',
  elanToday: 'Élan، اليوم',
  hello: (name: string) => `مرحبًا ${name}`,
  me: 'أنا',
  navigation: 'التنقّل الرئيسي',
  noAnswer: 'Élan لا يجيب',
  noAnswerText: 'تعذّر الوصول إلى الخادم. تحقّق من الشبكة ثم حاول من جديد.',
  places: 'ملفي',
  nothingLost: 'لم يضع شيء.',
  nothingToday: 'لا شيء مقرّر اليوم',
  waiting: (_n: number) => 'جديد',
  today: 'اليوم',
  tryAnother: 'التجربة بشخص آخر',
} satisfies typeof fr
