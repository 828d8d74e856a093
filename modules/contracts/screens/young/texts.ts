import { textsOf } from '#ui/language'
import fr from './texts.fr.ts'

/** What the contract's screens say, in the language of the page. */
export const texts = textsOf('contracts', fr)
