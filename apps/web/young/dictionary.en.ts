/** Everything the young person's app says in this language: one file, fetched by who chose it. */
export const words = import.meta.glob<object>(
  ['../../../modules/*/screens/young/{texts,sentences}.en.ts', '../../../ui/{texts,sentences}.en.ts', './texts.en.ts'],
  { eager: true, import: 'default' },
)
