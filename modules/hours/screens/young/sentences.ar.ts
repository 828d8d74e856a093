import type { Translated } from '#ui/refusal'
import type { sentences } from '../sentences.ts'
import { dayWords } from '../words.ts'
import texts from './texts.ar.ts'

export default {
  'hours.unknown': 'لم تعد هذه الساعات موجودة، أو ليست لك.',
  'hours.no-such-week': 'هذا الأسبوع غير موجود.',
  'hours.in-the-future': 'نصرّح بساعات أُنجزت: اختر اليوم أو يومًا مضى.',
  'hours.too-long-ago': ({ days }) => `هذا قديم جدًا: يمكن التصريح حتى ${Number(days)} يومًا إلى الوراء.`,
  'hours.evidence-unknown': 'لم تعد هذه الوثيقة في ملفك. أرفقها من جديد، أو صرّح دونها.',
  'hours.week-closed': 'أُغلق هذا الأسبوع. لا يزال مستشارك يستطيع إضافة هذه الساعات: اكتب إليه.',
  'hours.day-too-full': ({ leftMinutes }) => `في اليوم 24 ساعة: بقي ${texts.duration(Number(leftMinutes))} في ذلك اليوم. لم يُحفظ شيء.`,
  'hours.week-too-full': ({ leftMinutes, ceilingMinutes }) =>
    `لا يمكن أن يتجاوز الأسبوع ${texts.duration(Number(ceilingMinutes))}: بقي ${texts.duration(Number(leftMinutes))}. لم يُحفظ شيء.`,
  'hours.already-declared': ({ onDay }) =>
    `صُرّح بنفس الساعات من قبل ليوم ${dayWords(String(onDay), 'ar-u-nu-latn')}. إذا كانت ساعات أخرى فضع علامة في الخانة التي تقول ذلك.`,
  'hours.id-taken': 'حُفظت ساعات أخرى بهذا الإرسال. أعد تحميل الصفحة.',
  'hours.changed-meanwhile': 'تغيّرت هذه الساعات في هذه الأثناء. انظر إليها من جديد.',
  'hours.withdrawn': 'سُحبت هذه الساعات.',
  'hours.reason-needed': 'قل لماذا ببضع كلمات.',
  'hours.already-contested': 'قلت من قبل إن هذا غير صحيح: تصل الإجابة هنا.',
  'hours.nothing-to-contest': 'لم يُقرَّر شيء بعد لهذه الساعات: لا شيء للاعتراض عليه.',
  'hours.change-it-at-its-source': 'تأتي هذه الساعات من موعد أو خطوة: غيّرها هناك.',
  'hours.not-yours-to-withdraw': 'صرّح شخص آخر بهذه الساعات.',
  'hours.already-decided': 'أجاب مستشارك من قبل: يمكنك الاعتراض على هذه الساعات، لا سحبها.',
  'hours.export-span': 'اختر فترة لا تتجاوز سنتين.',
} satisfies Translated<typeof sentences>
