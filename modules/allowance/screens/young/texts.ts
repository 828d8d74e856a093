import { textsOf } from '#ui/language'
import fr from './texts.fr.ts'

/** The texts of these screens in the language of the page. */
export const texts = textsOf('allowance', fr)
