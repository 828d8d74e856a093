import { NoticeCentre } from '../notice-centre.tsx'

/** The bell of the young person. */
export const Centre = () => (
  <NoticeCentre
    back={{ href: '/', label: 'Aujourd’hui' }}
    intro="Ce qui s’est passé depuis ta dernière visite."
    empty="Un message, un rendez-vous, une action : dès qu’il se passe quelque chose, tu le retrouves ici."
  />
)
