import type { Role } from '#platform/api'
import { codeRules, helpLinkDays, invitationDays, resetMinutes } from './rules.ts'

// What people are written. Young persons are said "tu", professionals "vous". A text message stays short.
type Letter = { subject: string; body: string }
const signed = (lines: (string | false)[]) => [...lines.filter((line) => line !== false), '', 'L’équipe Élan'].join('\n')

/** The one-time code of a young person. */
export const codeLetter = (code: string): Letter => ({
  subject: `${code} : ton code pour Élan`,
  body: signed([
    'Bonjour,',
    '',
    `Ton code pour te connecter à Élan : ${code}`,
    `Il marche pendant ${codeRules.validMinutes} minutes, une seule fois.`,
    '',
    'Ne le donne à personne, même pas à ton conseiller ou ta conseillère. Si tu n’as rien demandé, ne fais rien : personne n’entre sans ce code.',
  ]),
})
/** The same as a text message. */
export const codeText = (code: string) =>
  `Élan : ton code est ${code}. Il marche ${codeRules.validMinutes} minutes. Ne le donne à personne.`

/** The code that proves that a new address is the young person's. */
export const contactCodeLetter = (code: string): Letter => ({
  subject: `${code} : ton code pour changer d’adresse`,
  body: signed([
    'Bonjour,',
    '',
    `Ton code pour utiliser cette adresse avec ton compte Élan : ${code}`,
    `Il marche pendant ${codeRules.validMinutes} minutes, une seule fois.`,
    '',
    'Ne le donne à personne, même pas à ton conseiller ou ta conseillère. Si tu n’as rien demandé, ne fais rien : rien ne change sans ce code.',
  ]),
})
/** The code that proves again who a professional is, before lists are taken out. */
export const confirmationLetter = (code: string): Letter => ({
  subject: `${code} : votre code de confirmation Élan`,
  body: signed([
    'Bonjour,',
    '',
    `Pour confirmer que c’est bien vous : ${code}`,
    `Ce code fonctionne ${codeRules.validMinutes} minutes, une seule fois.`,
    '',
    'Ne le donnez à personne. Si vous n’avez rien demandé, changez vos moyens de connexion et prévenez votre administrateur.',
  ]),
})
/** The same as a text message, for a new number. */
export const contactCodeText = (code: string) =>
  `Élan : ton code pour utiliser ce numéro est ${code}. Il marche ${codeRules.validMinutes} minutes. Ne le donne à personne.`

/** In place of that code, to a contact that already opens an account, of a young person or of a professional. */
export const contactInUseLetter = (publicUrl: string): Letter => ({
  subject: 'Cette adresse sert déjà à un compte Élan',
  body: signed([
    'Bonjour,',
    '',
    'Quelqu’un a demandé à utiliser cette adresse pour son compte Élan, mais elle sert déjà à un autre compte. Rien n’a été changé.',
    `Pour ouvrir ce compte : ${publicUrl}/connexion`,
    '',
    'Si la demande ne vient pas d’ici, il n’y a rien à faire.',
  ]),
})
/** The same as a text message. */
export const contactInUseText = 'Élan : quelqu’un a demandé à utiliser ce numéro, mais il sert déjà à un compte. Rien n’a été changé.'

/** For a professional who asked for a code: they sign in another way. */
export const noCodeLetter = (publicUrl: string): Letter => ({
  subject: 'Votre connexion à Élan',
  body: signed([
    'Bonjour,',
    '',
    'Un code de connexion a été demandé pour votre adresse. Les professionnels ne se connectent pas avec un code reçu par e-mail :',
    'choisissez « Je suis un professionnel » sur la page de connexion.',
    '',
    `${publicUrl}/connexion?pro`,
    '',
    'Si vous n’avez rien demandé, ignorez ce message.',
  ]),
})

/** The invitation to open one's account. */
export function invitationLetter(role: Role, link: string): Letter {
  const days = invitationDays(role)
  if (role === 'youngPerson')
    return {
      subject: 'Ton espace Élan est prêt',
      body: signed([
        'Bonjour,',
        '',
        'Ton conseiller ou ta conseillère t’ouvre un espace sur Élan, pour ton contrat d’engagement jeune :',
        'vos messages, tes rendez-vous et tes démarches au même endroit.',
        '',
        'Pour ouvrir ton espace, touche ce lien :',
        link,
        '',
        `Il marche pendant ${days} jours, une seule fois. Il est pour toi : ne le transmets pas.`,
      ]),
    }
  return {
    subject: 'Votre accès à Élan',
    body: signed([
      'Bonjour,',
      '',
      'Un compte Élan vous est ouvert pour accompagner les jeunes en contrat d’engagement jeune.',
      'Pour choisir votre moyen de connexion et commencer :',
      link,
      '',
      `Ce lien fonctionne ${days} jours, une seule fois. Il est personnel : ne le transmettez pas.`,
    ]),
  }
}
/** The same as a text message, for a young person without an e-mail. */
export const invitationText = (link: string) => `Élan : ton espace est prêt. Ouvre-le ici, le lien est personnel : ${link}`

const dayInWords = (day: string) => new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day))

/** To who is asked to help a young person, who is not named: a mailbox may have other readers. */
export const helpInvitation = (link: string, endsOn: string): Letter & { short: string } => ({
  subject: 'Une personne vous demande de l’aider sur Élan',
  body: signed([
    'Bonjour,',
    '',
    `Une personne que vous connaissez vous permet de l’aider sur Élan, jusqu’au ${dayInWords(endsOn)}.`,
    'Pour lire ce que vous pourrez faire et accepter :',
    link,
    '',
    `Ce lien fonctionne ${helpLinkDays} jours, une seule fois. Il est pour vous : ne le transmettez pas.`,
    'Ensuite, demandez un code sur la page de connexion, avec cette même adresse.',
    'Si vous ne savez pas de qui il s’agit, ignorez ce message.',
  ]),
  short: `Élan : une personne que vous connaissez vous demande de l’aider. Le lien est pour vous seul : ${link}`,
})
/** The codes of who helps; with several, each opens what one person gave. */
export function helpCodes(codes: readonly { code: string; startsOn: string }[]): Letter & { short: string } {
  const [first] = codes
  const alone = codes.length === 1
  const lines = codes.map(({ code, startsOn }) => `Mandat du ${dayInWords(startsOn)} : ${code}`)
  return {
    subject: alone ? `${first!.code} : votre code pour aider sur Élan` : 'Vos codes pour aider sur Élan',
    body: signed([
      'Bonjour,',
      '',
      ...(alone ? [`Votre code pour aider sur Élan : ${first!.code}`] : ['Vos codes pour aider sur Élan :', ...lines]),
      `Il fonctionne ${codeRules.validMinutes} minutes, une seule fois.`,
      '',
      'Ne le donnez à personne. Si vous n’avez rien demandé, ne faites rien : personne n’entre sans ce code.',
    ]),
    short: `Élan : ${alone ? `votre code pour aider est ${first!.code}` : lines.join(', ')}. ${codeRules.validMinutes} minutes. Ne le donnez à personne.`,
  }
}

/** The link to choose a new password. */
export const resetLetter = (link: string): Letter => ({
  subject: 'Votre nouveau mot de passe Élan',
  body: signed([
    'Bonjour,',
    '',
    'Vous avez demandé un nouveau mot de passe. Pour le choisir, avec votre application de codes à portée de main :',
    link,
    '',
    `Ce lien fonctionne ${resetMinutes} minutes, une seule fois. Si vous n’avez rien demandé, ignorez ce message : votre mot de passe ne change pas.`,
  ]),
})

/** For who has no password to renew. */
export const noResetLetter = (publicUrl: string): Letter => ({
  subject: 'Votre connexion à Élan',
  body: signed([
    'Bonjour,',
    '',
    'Un nouveau mot de passe a été demandé pour votre adresse, mais ce compte n’en utilise pas.',
    `Connectez-vous avec votre clé d’accès ou le compte de votre structure : ${publicUrl}/connexion?pro`,
    'Si vous n’y avez plus accès, l’administrateur de votre structure peut vous envoyer un nouveau lien.',
  ]),
})

/** Tells somebody that a means of signing in changed, so that a change they did not make is noticed. */
export function securityLetter(role: Role, what: keyof typeof changes): Letter & { sentence: string } {
  const isYoung = role === 'youngPerson'
  const sentence = `${changes[what]} sur ${isYoung ? 'ton' : 'votre'} compte Élan.`
  return {
    sentence,
    subject: isYoung ? 'Un changement sur ton compte Élan' : 'Un changement sur votre compte Élan',
    body: signed([
      'Bonjour,',
      '',
      sentence,
      isYoung
        ? 'Si ce n’est pas toi, préviens tout de suite ton conseiller ou ta conseillère.'
        : 'Si ce n’est pas vous, prévenez tout de suite l’administrateur de votre structure.',
    ]),
  }
}
const changes = {
  'helper-added': 'Une personne qui peut t’aider vient d’être ajoutée',
  'passkey-added': 'Une clé d’accès vient d’être ajoutée',
  'phone-added': 'Un numéro de téléphone vient d’être ajouté',
  'passkey-removed': 'Une clé d’accès vient d’être retirée',
  'password-changed': 'Le mot de passe vient d’être changé',
  'totp-changed': 'L’application de codes vient d’être changée',
}

/** Told to the old and to the new address when a contact changes. */
export function contactLetter(role: Role, kind: 'email' | 'phone', which: 'old' | 'new'): Letter {
  const isYoung = role === 'youngPerson'
  const contact = kind === 'email' ? 'cette adresse e-mail' : 'ce numéro de téléphone'
  return {
    subject: isYoung ? 'Ton compte Élan a changé' : 'Votre compte Élan a changé',
    body: signed([
      'Bonjour,',
      '',
      `${isYoung ? 'Ton' : 'Votre'} compte Élan ${which === 'old' ? 'n’utilise plus' : 'utilise maintenant'} ${contact}.`,
      isYoung
        ? 'Si tu n’étais pas au courant, préviens tout de suite ton conseiller ou ta conseillère.'
        : 'Si vous n’étiez pas au courant, prévenez tout de suite l’administrateur de votre structure.',
    ]),
  }
}
/** The same as a text message. */
export const contactText = (which: 'old' | 'new') =>
  which === 'old'
    ? 'Élan : ce numéro n’est plus celui de ton compte. Si tu n’étais pas au courant, préviens ton conseiller ou ta conseillère.'
    : 'Élan : ce numéro est maintenant celui de ton compte.'
/** To the number of an account that had no address. */
export const contactAddedText =
  'Élan : une adresse e-mail vient d’être ajoutée à ton compte. Si ce n’est pas toi, préviens tout de suite ton conseiller ou ta conseillère.'
