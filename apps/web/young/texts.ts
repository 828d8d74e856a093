import { textsOf } from '#ui/language'
import fr from './texts.fr.ts'

/** The words around the screens of the young person's app. */
export const texts = textsOf('young', fr)
