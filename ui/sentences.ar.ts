import type { generic, Translated } from './sentences.ts'

const wait = ({ retryAfter }: Record<string, unknown>) => {
  const seconds = Number(retryAfter)
  if (!(seconds > 0)) return 'بعد قليل'
  if (seconds < 90) return `بعد ${Math.ceil(seconds)} ثانية`
  return seconds < 5_400 ? `بعد ${Math.ceil(seconds / 60)} دقيقة` : `بعد ${Math.ceil(seconds / 3_600)} ساعة`
}
const mark = ({ requestId }: Record<string, unknown>) => (requestId ? ` (المرجع ${String(requestId).slice(0, 8)})` : '')

export default {
  'network.lost': 'لا يوجد اتصال. نصّك محفوظ: حاول من جديد عندما تعود الشبكة.',
  'network.out-of-reach': 'لا يوجد اتصال: لا يمكن الوصول إلى Élan. حاول من جديد عندما تعود الشبكة.',
  unavailable: 'Élan لا يجيب الآن. لم يضع شيء، حاول من جديد بعد دقيقة.',
  bug: (p) => `حدث خطأ من جانبنا${mark(p)}. حاول من جديد؛ إذا استمر الخطأ فأخبر مستشارك.`,
  'request.invalid': 'ينقص شيء ما، أو هناك خانة غير صحيحة. تحقّق ثم أرسل من جديد.',
  'request.too-large': 'هذا طويل جدًا أو ثقيل جدًا. اختصره أو اختر ملفًا أصغر.',
  'request.too-many': (p) => `محاولات كثيرة دفعة واحدة. يمكنك البدء من جديد ${wait(p)}.`,
  'request.key-reused': 'أُرسل هذا من قبل بكلمات أخرى. اقرأه من جديد ثم أرسله.',
  'request.try-again': 'كان عدة أشخاص يكتبون في اللحظة نفسها. حاول من جديد بعد ثانية.',
  'session.none': 'لم تعد متصلًا بحسابك. سجّل الدخول من جديد للمتابعة.',
  'access.role': 'حسابك لا يسمح بذلك.',
  'access.origin': 'هذا الطلب لا يأتي من صفحة Élan. افتح Élan ثم ابدأ من جديد.',
  'access.unknown': 'لا نجد ما تطلبه. ربما تمّ حذفه.',
} satisfies Translated<typeof generic>
