/** Everything the young person's app says in this language: one file, fetched by who chose it. */
export const words = import.meta.glob<object>(
  ['../../../modules/*/screens/young/{texts,sentences}.ar.ts', '../../../ui/{texts,sentences}.ar.ts', './texts.ar.ts'],
  { eager: true, import: 'default' },
)
