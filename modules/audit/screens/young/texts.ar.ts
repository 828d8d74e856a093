import type fr from './texts.fr.ts'

export default {
  acted: 'فعل شيئا مكانك',
  accesses: 'من فتح ملفي',
  accessesIntro: 'كلّما فتح مهنيّ ملفك، يُسجّل ذلك هنا.',
  accessesTitle: 'من رأى ملفي',
  closeAccount: 'إغلاق حسابي',
  closeText: 'لن تتمكّن من تسجيل الدخول، ولن يصلك شيء من Élan. تستمر مرافقتك لدى الجهة المعنية: تحدّث مع مستشارك.',
  confirmWord: (word: string) => `للتأكيد، اكتب ${word}`,
  download: 'تحميل بياناتي',
  downloadText: 'كل ما يحفظه Élan عنك، في ملف واحد.',
  keepAccount: 'الاحتفاظ بحسابي',
  keptTitle: 'ما يُحفظ، وإلى متى',
  nobody: 'لا أحد حتى الآن',
  nobodyText: 'سيرى مستشارك ملفك أثناء مرافقتك: ستقرأ ذلك هنا.',
  ownData: 'بياناتي',
  reason: (reason: string) => `السبب المذكور: ${reason}`,
  stillOpen: 'حسابك ما زال مفتوحًا.',
} satisfies typeof fr
