import { signingRules } from './rules.ts'

// What people are written about signing. Young persons are said "tu", everybody else "vous".
type Letter = { subject: string; body: string }
const signed = (lines: string[]) => [...lines, '', 'L’équipe Élan'].join('\n')

/** The code by which a young person signs. */
export const signingLetter = (code: string): Letter => ({
  subject: `${code} : ton code pour signer`,
  body: signed([
    'Bonjour,',
    '',
    `Ton code pour signer ton contrat : ${code}`,
    `Il marche pendant ${signingRules.validMinutes} minutes, une seule fois. L’écrire dans Élan vaut signature.`,
    '',
    'Ne le donne à personne. Si tu n’as rien demandé, ne fais rien : rien n’est signé sans ce code.',
  ]),
})
/** The same as a text message. */
export const signingText = (code: string) =>
  `Élan : ton code pour signer ton contrat est ${code}. Il marche ${signingRules.validMinutes} minutes. Ne le donne à personne.`

type Invited = { link: string; structureName: string }
/** The link by which a representative reads and signs. The name of the young person waits behind it. */
export const representativeLetter = ({ link, structureName }: Invited): Letter => ({
  subject: 'Un contrat d’engagement jeune à lire et à signer',
  body: signed([
    'Bonjour,',
    '',
    `${structureName} vous propose de signer, comme représentant légal, le contrat d’engagement jeune d’une personne mineure.`,
    `Pour le lire et le signer, sans créer de compte : ${link}`,
    '',
    `Ce lien est pour vous seul et marche ${signingRules.linkDays} jours. Un code vous sera envoyé à cette même adresse.`,
    'Si vous n’êtes pas concerné, ne faites rien et effacez ce message.',
  ]),
})
/** The same as a text message. */
export const representativeText = ({ link }: Invited) =>
  `Un contrat d’engagement jeune attend votre signature de représentant légal : ${link} (lien personnel, ${signingRules.linkDays} jours)`

/** The code by which a representative signs. */
export const representativeCodeLetter = (code: string): Letter => ({
  subject: `${code} : votre code pour signer`,
  body: signed([
    'Bonjour,',
    '',
    `Votre code pour lire et signer le contrat : ${code}`,
    `Il marche pendant ${signingRules.validMinutes} minutes. Ne le donnez à personne, pas même à la structure.`,
  ]),
})
/** The same as a text message. */
export const representativeCodeText = (code: string) =>
  `Élan : votre code pour signer le contrat est ${code}. Il marche ${signingRules.validMinutes} minutes. Ne le donnez à personne.`
