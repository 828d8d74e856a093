import { textsOf } from '#ui/language'
import fr from './texts.fr.ts'

/** The words of identity that a young person reads, in the language of the page. */
export const texts = textsOf('identity', fr)
