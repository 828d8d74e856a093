import { NoticeCentre } from '../notice-centre.tsx'

/** The bell of the desk. */
export const Centre = () => (
  <NoticeCentre
    back={{ href: '/', label: 'À faire maintenant' }}
    intro="Ce que les jeunes que vous suivez ont fait depuis votre dernière visite."
    empty="Une réponse à un rendez-vous, une action terminée, un compte ouvert : vous le retrouvez ici."
  />
)
