import { FeedSection } from '../feed-section.tsx'
import { texts } from './texts.ts'

/** My calendar address. */
export const OwnFeed = () => <FeedSection texts={texts} />
