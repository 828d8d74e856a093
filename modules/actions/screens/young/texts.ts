import { textsOf } from '#ui/language'
import fr from './texts.fr.ts'

/** The words of actions, in the language of the page. */
export const texts = textsOf('actions', fr)
