type Forms = { zero?: string; one: string; two?: string; few?: string; many?: string; other: string }

/** A number with its word, in a language with more than two forms: `{n}` stands for the number. */
export function plural(language: 'en' | 'ar', n: number, forms: Forms) {
  const form = forms[new Intl.PluralRules(language).select(n)] ?? forms.other
  return form.replace('{n}', String(n))
}
