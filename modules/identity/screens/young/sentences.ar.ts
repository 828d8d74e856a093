import type { Translated } from '#ui/refusal'
import type { sentences } from '../sentences.ts'

const minutes = ({ retryAfter }: Record<string, unknown>) => `${Math.max(1, Math.ceil(Number(retryAfter ?? 60) / 60))} دقيقة`

export default {
  'identity.helper-contact-own': 'هذا عنوانك أنت. اكتب عنوان الشخص الذي يساعدك.',
  'identity.mandate-too-long': 'اختر تاريخ نهاية بين اليوم وسنة من الآن.',
  'identity.too-many-helpers': 'يمكن لخمسة أشخاص مساعدتك في نفس الوقت. أزل شخصا أولا.',
  'identity.closure-not-confirmed': 'للتأكيد، اكتب الكلمة FERMER.',
  'identity.code-wrong': 'هذا الرمز غير صحيح أو لم يعد يعمل. تحقّق منه أو اطلب رمزًا جديدًا.',
  'identity.consent-required': 'لا يعمل Élan دون هذه الموافقة. لسحبها، أغلق حسابك.',
  'identity.consent-version': 'تغيّر النص للتو. أعد تحميل الصفحة لقراءة النص الجديد.',
  'identity.contact-invalid': 'هذا ليس عنوان بريد إلكتروني ولا رقم هاتف كاملًا. تحقّق مما كتبته.',
  'identity.contact-needed': 'يجب الاحتفاظ بعنوان بريد إلكتروني أو رقم هاتف على الأقل.',
  'identity.contact-refused': 'لا يمكن استخدام هذا العنوان أو الرقم هنا.',
  'identity.contact-same': 'هذا هو عنوان حسابك أصلًا.',
  'identity.link-expired': 'هذا الرابط قديم جدًا. اطلب من مستشارك رابطًا جديدًا.',
  'identity.link-unknown': 'هذا الرابط غير موجود. تحقّق من أنك فتحته كاملًا.',
  'identity.link-used': 'استُخدم هذا الرابط من قبل. إذا كان حسابك مفتوحًا فسجّل الدخول.',
  'identity.means-not-for-you': 'لست بحاجة إلى كلمة سر: تسجّل الدخول برمز.',
  'identity.passkey-refused': 'لم يُتعرّف على مفتاح الدخول هذا. حاول من جديد أو سجّل الدخول برمز.',
  'identity.passkey-unknown': 'لم يعد مفتاح الدخول هذا موجودًا.',
  'identity.passkeys-off': 'لا تعمل مفاتيح الدخول على هذا العنوان.',
  'identity.session-unknown': 'سُجّل خروج هذا الجهاز من قبل.',
  'identity.sign-in-again': 'للأمان، سجّل الخروج ثم الدخول من جديد قبل هذا التغيير.',
  'identity.too-many': (params) => `محاولات كثيرة. يمكنك البدء من جديد بعد ${minutes(params)}.`,
  'identity.account-unknown': 'لم يعد هذا الحساب موجودًا أو لا يمكن الوصول إليه.',
  'identity.helper-unnamed': 'ينقص اسم الشخص.',
  'identity.last-means': 'هذه طريقتك الوحيدة لتسجيل الدخول. أضف طريقة أخرى قبل إزالتها.',
  'identity.mandate-unknown': 'لم يعد لهذا الشخص وصول.',
  'identity.setup-expired': 'استغرق هذا وقتًا طويلًا. ابدأ من جديد.',
} satisfies Translated<typeof sentences>
