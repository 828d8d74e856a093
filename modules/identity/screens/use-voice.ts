import { useSession } from '#ui/session'

/** How the person who is signed in is spoken to. */
export const useVoice = () => (useSession().role === 'youngPerson' ? 'tu' : 'vous')
