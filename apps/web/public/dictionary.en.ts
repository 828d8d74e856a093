/** What the young person's way in says in this language. */
export const words = import.meta.glob<object>(
  ['../../../modules/identity/screens/young/{texts,sentences}.en.ts', '../../../ui/{texts,sentences}.en.ts'],
  { eager: true, import: 'default' },
)
