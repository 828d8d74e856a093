import { Calculator, CalendarDays, ListChecks, LogIn, type LucideIcon, MessageCircle, ShieldCheck } from 'lucide-react'
import { LinkButton } from '#ui/button'
import { PageTitle } from '#ui/page-title'
import styles from './home.module.css'
import { Path } from './path.tsx'

/** What Élan is: for a young person first, then for those who accompany. */
export function Home() {
  return (
    <>
      <section className={styles.hero}>
        <div className={styles.words}>
          <PageTitle title="Accueil" heading="Avance vers l’emploi, avec quelqu’un à tes côtés." />
          <p className={styles.lead}>
            Élan, c’est l’application de ton contrat d’engagement jeune : ton conseiller, tes rendez-vous et tes actions au même endroit.
          </p>
          <div className={styles.action}>
            <LinkButton href="/connexion" variant="main" icon={LogIn}>
              Me connecter
            </LinkButton>
            <p className={styles.small}>Avec l’adresse e-mail ou le numéro que ton conseiller a enregistré.</p>
          </div>
        </div>
        <Path className={styles.path} />
      </section>
      <Contract />
      <InTheApp />
      <Professionals />
    </>
  )
}

const Contract = () => (
  <section className={styles.contract} aria-labelledby="contrat">
    <h2 id="contrat">Le contrat d’engagement jeune</h2>
    <ol className={styles.three}>
      <li>
        <strong>15 à 20 heures par semaine</strong>
        <span>d’activités choisies avec un conseiller qui te suit du début à la fin.</span>
      </li>
      <li>
        <strong>Jusqu’à 566 € par mois</strong>
        <span>d’allocation, selon tes ressources et ta situation.</span>
      </li>
      <li>
        <strong>De 16 à 25 ans</strong>
        <span>ou jusqu’à 29 ans avec un handicap, quand on n’est ni en études, ni en formation, ni en emploi durable.</span>
      </li>
    </ol>
    <LinkButton href="/simulateur" icon={Calculator}>
      Simuler mon allocation
    </LinkButton>
    <p>Pas encore de conseiller ? Rends-toi à la mission locale ou à l’agence France Travail la plus proche de chez toi.</p>
  </section>
)

type Point = { icon: LucideIcon; title: string; text: string }
const points: Point[] = [
  { icon: MessageCircle, title: 'Écris à ton conseiller', text: 'Tu sais quand ton message est arrivé, et quand il a été lu.' },
  {
    icon: CalendarDays,
    title: 'Garde tes rendez-vous en vue',
    text: 'Confirme en un geste, demande à décaler, reçois un rappel la veille.',
  },
  { icon: ListChecks, title: 'Fais le point sur tes actions', text: 'Ce qui est à faire, ce qui est fait, et ce qui vient après.' },
  {
    icon: ShieldCheck,
    title: 'Vois qui consulte ton dossier',
    text: 'Chaque consultation est notée : la fonction, la structure, la raison.',
  },
]

const InTheApp = () => (
  <section className={styles.app} aria-labelledby="application">
    <h2 id="application">Dans l’application</h2>
    <ul className={styles.points}>
      {points.map(({ icon: Icon, title, text }) => (
        <li key={title}>
          <Icon size={24} strokeWidth={1.75} aria-hidden />
          <h3>{title}</h3>
          <p>{text}</p>
        </li>
      ))}
    </ul>
  </section>
)

const Professionals = () => (
  <section className={styles.professionals} aria-labelledby="professionnels">
    <div>
      <h2 id="professionnels">Vous accompagnez des jeunes ?</h2>
      <p>
        Un seul bureau pour les missions locales et les agences France Travail : ce qui vous attend ce matin, votre portefeuille, et la
        conversation toujours à portée de main.
      </p>
    </div>
    <LinkButton href="/connexion" icon={LogIn}>
      Espace professionnel
    </LinkButton>
  </section>
)
