import { textsOf } from './spoken-language.ts'
import fr from './texts.fr.ts'

/** The words of the components that the young person's app shows; a desk reads them in French. */
export const texts = textsOf('ui', fr)
