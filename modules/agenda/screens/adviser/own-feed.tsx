import { FeedSection, type FeedTexts } from '../feed-section.tsx'

const texts: FeedTexts = {
  feedText:
    'Retrouvez vos rendez-vous et vos ateliers dans Outlook, Thunderbird ou votre téléphone. Il n’y est écrit que « Rendez-vous » ou « Atelier » : ni nom, ni motif.',
  feedMake: 'Créer une adresse privée',
  feedRenew: 'Changer d’adresse',
  feedRevoke: 'Arrêter',
  feedOpen: 'Ouvrir dans mon calendrier',
  feedCopy: 'Copier l’adresse',
  feedCopied: 'Adresse copiée.',
  feedOnce: 'Gardez cette adresse pour vous : elle n’est montrée qu’une fois. La précédente ne marche plus.',
  feedOn: (day) => `Votre calendrier est relié depuis le ${day}.`,
  feedRead: (when) => `Dernière lecture : ${when}.`,
  feedRevokeTitle: 'Ne plus montrer votre agenda dans votre calendrier ?',
  feedRevokeLost: 'Le calendrier relié ne reçoit plus rien. Vous pourrez créer une autre adresse.',
  feedStopped: 'Votre calendrier n’est plus relié.',
  keep: 'Le garder',
}

/** The professional's calendar address. */
export const OwnFeed = () => <FeedSection texts={texts} />
