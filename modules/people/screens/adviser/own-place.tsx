import { UserRound } from 'lucide-react'
import { Card, Stack } from '#ui/card'
import { List, ListItem } from '#ui/list'
import { useSession } from '#ui/session'
import { networkWords, roleWords } from '../words.ts'
import styles from './people.module.css'

/** The home of professionals who hold no file: their role, where they work, whom to ask, and their account. */
export function OwnPlace() {
  const { role, structure } = useSession()
  return (
    <div className={styles.place}>
      <Stack>
        <Card title={structure?.name ?? 'Votre place dans Élan'}>
          <p>
            Votre rôle : <strong>{roleWords[role]}</strong>
            {structure && `, ${networkWords[structure.network].toLocaleLowerCase('fr').replace('france travail', 'France Travail')}`}.
          </p>
          <p>
            Avec ce rôle, aucun dossier de jeune ne vous est ouvert. Votre direction peut changer votre rôle si votre travail le demande.
          </p>
        </Card>
        <List label="Vos pages">
          <ListItem
            href="/compte"
            before={<UserRound size={20} aria-hidden />}
            title="Mon compte"
            text="Vos moyens de connexion, vos appareils, l’affichage"
          />
        </List>
      </Stack>
    </div>
  )
}
