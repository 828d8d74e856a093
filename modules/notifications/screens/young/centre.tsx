import { NoticeCentre } from '../notice-centre.tsx'
import { texts } from './texts.ts'

/** The bell of the young person. */
export const Centre = () => <NoticeCentre back={{ href: '/', label: texts.back }} intro={texts.intro} empty={texts.empty} />
