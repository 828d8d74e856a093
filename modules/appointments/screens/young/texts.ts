import { textsOf } from '#ui/language'
import fr from './texts.fr.ts'

/** The words of appointments, in the language of the page. */
export const texts = textsOf('appointments', fr)
