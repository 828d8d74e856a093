import { CircleCheck, UserRound } from 'lucide-react'
import { SectionHeading } from '#ui/card'
import { dayInFull } from '#ui/format'
import { List, ListItem } from '#ui/list'
import { PageTitle } from '#ui/page-title'
import { ScreenFrame, SlotFrame } from '#ui/screens'
import { useSession, useTimeZone } from '#ui/session'
import { forRole, type HomeCard, navOf, type Screen } from '#ui/slots'
import styles from './desk-home.module.css'

type HomeProps = { start: Screen | undefined; cards: readonly HomeCard[]; screens: readonly Screen[] }

/** What waits for me, above the people I follow. Roles without a start screen get their addresses. */
export function DeskHome({ start, cards, screens }: HomeProps) {
  const { firstName, role } = useSession()
  const mine = forRole(cards, role)
  const day = dayInFull(Date.now(), useTimeZone())
  return (
    <>
      <PageTitle title="Accueil" heading={`Bonjour ${firstName}`} intro={day.charAt(0).toLocaleUpperCase('fr') + day.slice(1)} />
      {mine.length > 0 && <ToDo cards={mine} />}
      {start && (
        <ScreenFrame title="Accueil">
          <start.screen />
        </ScreenFrame>
      )}
      {!start && <Addresses screens={screens} />}
    </>
  )
}

function ToDo({ cards }: { cards: readonly HomeCard[] }) {
  return (
    <section className={styles.todo} aria-labelledby="a-faire">
      <SectionHeading title="À faire maintenant" id="a-faire" />
      <div className={styles.cards}>
        {cards.map(({ card: Waiting, order }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: sections have no name and never move
          <SlotFrame key={`${order}-${index}`}>
            <Waiting />
          </SlotFrame>
        ))}
      </div>
      <p className={styles.calm}>
        <CircleCheck size={20} aria-hidden /> Tout est à jour, rien ne vous attend.
      </p>
    </section>
  )
}

function Addresses({ screens }: { screens: readonly Screen[] }) {
  return (
    <div className={styles.column}>
      <List label="Vos pages">
        {navOf(screens).map(({ nav, path }) => (
          <ListItem key={path} href={path} title={nav.label} text={nav.text} before={<nav.icon size={20} aria-hidden />} />
        ))}
        <ListItem
          href="/compte"
          title="Mon compte"
          text="Vos moyens de connexion, vos appareils, l’affichage"
          before={<UserRound size={20} aria-hidden />}
        />
      </List>
    </div>
  )
}
