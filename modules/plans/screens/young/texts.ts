import { textsOf } from '#ui/language'
import fr from './texts.fr.ts'

/** What the young person's screens of the plan say, in the language of the page. */
export const texts = textsOf('plans', fr)
