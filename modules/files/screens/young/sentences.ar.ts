import type { Translated } from '#ui/refusal'
import { mostBytesInAll, mostFiles } from '../../rules.ts'
import type { sentences } from '../sentences.ts'

export default {
  'files.unknown': 'هذه الوثيقة غير موجودة، أو ليست مشتركة هنا.',
  'files.empty': 'هذا الملف فارغ. اختر ملفًا آخر.',
  'files.type-not-taken':
    'هذا النوع من الملفات غير مقبول. الأنواع المقبولة: PDF والصور (JPEG، PNG، WebP، HEIC) وWord وExcel وOpenDocument.',
  'files.lies-about-its-type': ({ said, found }) =>
    `اسم هذا الملف يقول « .${String(said)} »، لكن محتواه شيء آخر: ${String(found)}. لم يُقبل.`,
  'files.no-room': `ملفك ممتلئ (${mostFiles} وثيقة أو ${mostBytesInAll / 1024 / 1024} ميغابايت). احذف واحدة قبل أن تضيف أخرى.`,
  'files.too-many-today': ({ most, retryAfter }) =>
    `أُرسل ${String(most)} ملفًا في يوم واحد، وهو الحد الأقصى. يبقى هذا الملف هنا، ويمكن إرساله بعد عدد من الساعات: ${Math.max(1, Math.round(Number(retryAfter) / 3600))}.`,
  'files.cut-short': 'ملف PDF هذا غير كامل: نهايته ناقصة. نزّله أو احفظه من جديد ثم أرسله.',
  'files.two-faced': 'يخفي هذا الملف صفحة ويب تحت نوع آخر: لا يُقبل. احفظ الوثيقة من جديد أو صوّرها.',
  'files.expiry-out-of-bounds': ({ last }) =>
    `يجب أن يكون تاريخ النهاية بعد اليوم، وفي ${String(last).split('-').reverse().join('/')} على الأكثر.`,
  'files.id-reused': 'أُرسل هذا الملف من قبل. اختره من جديد لإرسال ملف آخر.',
  'files.infected': 'وُجد فيروس في هذا الملف: وُضع جانبًا ولا أحد يستطيع تنزيله.',
  'files.being-scanned': 'ما زال برنامج الحماية يفحص هذا الملف: لحظة من فضلك.',
  'files.gone': 'لم يعد محتوى هذا الملف محفوظًا.',
  'files.not-the-owner': 'من أضاف الوثيقة وحده يستطيع حذفها.',
  'files.held-by-another': ({ by }) => (by === 'message' ? 'هذا الملف في رسالة: يُحذف مع الرسالة.' : 'هذا الملف جزء من عقد: يبقى معه.'),
  'files.not-there': 'لم يصل أحد المرفقات: أرفقه من جديد.',
  'files.storage-away': 'مكان حفظ الملفات لا يجيب. لم يضع شيء: حاول من جديد بعد لحظة.',
} satisfies Translated<typeof sentences>
