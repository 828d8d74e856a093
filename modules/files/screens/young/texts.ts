import { textsOf } from '#ui/language'
import fr from './texts.fr.ts'

export const texts = textsOf('files', fr)
