import { textsOf } from '#ui/language'
import fr from './texts.fr.ts'

/** The words of notifications that a young person reads, in the language of the page. */
export const texts = textsOf('notifications', fr)
