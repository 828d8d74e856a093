import { account } from './account.ts'

const prefix = (owner: string) => `elan.draft.${owner}.`
const keyOf = (name: string) => prefix(account() ?? '') + name

/** A text being typed, as it was left on this device. */
export function readDraft(name: string) {
  try {
    return localStorage.getItem(keyOf(name)) ?? ''
  } catch {
    return ''
  }
}
/** Keeps a text being typed; an empty one is forgotten. */
export function keepDraft(name: string, text: string) {
  try {
    if (text === '') localStorage.removeItem(keyOf(name))
    else localStorage.setItem(keyOf(name), text)
  } catch {
    // storage full or refused: the field itself still holds the text
  }
}
/** At sign-out: what was being typed on this device goes too. */
export function eraseDrafts(owner: string) {
  for (const key of Object.keys(localStorage)) if (key.startsWith(prefix(owner))) localStorage.removeItem(key)
}
