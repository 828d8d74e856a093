import assert from 'node:assert/strict'
import { it } from 'node:test'
import { aboutWords, whyNot } from './delivery-words.ts'
import { allKinds, centreWords, type Facts, mailText, pushText, smsText } from './texts.ts'

const facts: Facts = {
  now: '2026-11-23T09:00:00.000Z',
  timeZone: 'Europe/Paris',
  network: 'mission_locale',
  howMany: 1,
  startsAt: '2026-11-24T13:00:00.000Z',
  modality: 'at_structure',
}
const rows: [string, string | undefined, string][] = [
  ['a message', pushText('message', facts), 'Tu as un nouveau message.'],
  ['tomorrow', pushText('appointment-reminder', facts), 'Rappel : rendez-vous demain à 14 h, à la mission locale.'],
  [
    'today',
    pushText('appointment-reminder', { ...facts, startsAt: '2026-11-23T13:30:00Z' }),
    'Rappel : rendez-vous aujourd’hui à 14 h 30, à la mission locale.',
  ],
  [
    'a week',
    pushText('appointment-new', { ...facts, startsAt: '2026-12-01T13:00:00Z' }),
    'Nouveau rendez-vous : mardi 1er décembre à 14 h, à la mission locale.',
  ],
  [
    'the agency',
    pushText('appointment-new', { ...facts, network: 'france_travail' }),
    'Nouveau rendez-vous : demain à 14 h, à l’agence France Travail.',
  ],
  ['elsewhere says no address', pushText('appointment-new', { ...facts, modality: 'elsewhere' }), 'Nouveau rendez-vous : demain à 14 h.'],
  ['by phone', pushText('appointment-moved', { ...facts, modality: 'phone' }), 'Rendez-vous déplacé : demain à 14 h, par téléphone.'],
  [
    'on La Réunion',
    pushText('appointment-new', { ...facts, timeZone: 'Indian/Reunion' }),
    'Nouveau rendez-vous : demain à 17 h, à la mission locale.',
  ],
  [
    'in Martinique it is still yesterday',
    pushText('appointment-reminder', { ...facts, timeZone: 'America/Martinique', now: '2026-11-24T02:00:00Z' }),
    'Rappel : rendez-vous demain à 9 h, à la mission locale.',
  ],
  [
    'winter time has come',
    pushText('appointment-new', { ...facts, now: '2026-10-20T08:00:00Z', startsAt: '2026-10-26T13:00:00Z' }),
    'Nouveau rendez-vous : lundi 26 octobre à 14 h, à la mission locale.',
  ],
  ['several actions', pushText('actions-given', { ...facts, howMany: 3 }), 'Tu as 3 nouvelles actions à faire.'],
  [
    'an action that comes to its date',
    pushText('action-reminder', { ...facts, dueOn: '2026-12-01' }),
    'Rappel : une action à faire avant le mardi 1er décembre.',
  ],
  [
    'an SMS with a month that would cost more',
    smsText('appointment-new', { ...facts, startsAt: '2026-12-01T13:00:00Z' }),
    'Élan : nouveau rendez-vous le 01/12 à 14 h, à la mission locale.',
  ],
  [
    'an SMS with a straight apostrophe',
    smsText('appointment-reminder', { ...facts, network: 'france_travail', startsAt: '2026-11-23T13:00:00Z' }),
    "Élan, rappel : rendez-vous aujourd'hui à 14 h, à l'agence France Travail.",
  ],
]
for (const [name, text, expected] of rows) it(`says ${name}`, () => assert.equal(text, expected))

/** GSM 03.38, the basic table as far as French needs it. */
const gsm7 = /^[\w @£$¥èéùìòÇØøÅå_ÆæßÉ!"#%&'()*+,\-./:;<=>?¡ÄÖÑÜ§¿äöñüà\n]*$/
it('keeps every SMS within one of 160 letters that every phone has', () => {
  for (const kind of allKinds)
    for (const startsAt of ['2026-11-23T13:45:00Z', '2026-11-24T13:45:00Z', '2026-12-25T13:45:00Z', '2027-08-11T13:45:00Z'])
      for (const network of ['mission_locale', 'france_travail'] as const) {
        const text = smsText(kind, { ...facts, startsAt, network, howMany: 10, dueOn: '2026-12-01' })
        if (text) assert.ok(text.length <= 160 && gsm7.test(text), `${kind}: ${text}`)
      }
})

it('names nobody outside, whatever is known', () => {
  for (const kind of allKinds) {
    const f = { ...facts, firstName: 'Zacharie', answer: 'declined' as const }
    assert.doesNotMatch(`${pushText(kind, f)}${smsText(kind, f)}`, /Zacharie/)
  }
})

it('says every kind in the centre, and never outside what is for professionals', () => {
  for (const kind of allKinds) {
    const { title, text } = centreWords(kind, { ...facts, firstName: 'Léo', answer: 'confirmed' })
    assert.ok(title.length > 5 && text.length > 5, kind)
    if (kind.startsWith('young-')) assert.equal(pushText(kind, facts), undefined)
    else assert.notEqual(aboutWords(`notifications.${kind}`) === 'Message d’Élan' && pushText(kind, facts), true)
  }
})

it('adds with whom and where to an e-mail', () => {
  const mail = mailText('appointment-new', facts, {
    firstName: 'Léo',
    withWhom: 'Aïcha Benali',
    address: '12 rue des Lilas, Bondy',
    link: 'https://elan.exemple/jeune/agenda/1',
    settings: 'https://elan.exemple/jeune/moi',
  })
  assert.equal(mail?.subject, 'Rendez-vous demain à 14 h, à la mission locale')
  assert.match(
    mail?.body ?? '',
    /^Bonjour Léo,\n\nNouveau rendez-vous : demain.*\n\nAvec Aïcha Benali\nAdresse : 12 rue des Lilas, Bondy\n/,
  )
})

const whys: [Parameters<typeof whyNot>, string | null][] = [
  [['sent', null, 'email', true], null],
  [['queued', null, 'email', true], null],
  [['queued', null, 'sms', false], 'L’envoi de SMS n’est pas encore réglé sur cette installation : le message attend.'],
  [['queued', 'smtp: 451', 'email', true], 'Le destinataire ne répond pas pour l’instant : nouvel essai bientôt.'],
  [['failed', 'gone', 'push', true], 'Ce téléphone n’accepte plus les notifications.'],
  [['failed', 'smtp: 550', 'email', true], 'L’adresse e-mail n’existe pas ou refuse nos messages.'],
  [['failed', 'gateway: 400', 'sms', true], 'Le numéro a été refusé par l’opérateur.'],
  [['failed', 'gateway: timeout', 'sms', true], 'L’opérateur n’a pas pu être joint.'],
  [['dropped', 'withdrawn', 'push', true], 'Plus utile : déjà lu, ou remplacé.'],
  [['dropped', 'expired', 'push', true], 'La date était passée avant le départ.'],
]
for (const [given, expected] of whys) it(`explains ${given.join(' ')}`, () => assert.equal(whyNot(...given), expected))

/** Everything that may light up a locked screen, word for word: a new text is read by somebody before it goes out. */
const onLockScreens: Record<string, { push?: string; sms?: string; subject?: string }> = {
  message: { push: 'Tu as un nouveau message.', sms: 'Élan : tu as un nouveau message.', subject: 'Tu as un nouveau message' },
  'appointment-new': {
    push: 'Nouveau rendez-vous : demain à 14 h, à la mission locale.',
    sms: 'Élan : nouveau rendez-vous demain à 14 h, à la mission locale.',
    subject: 'Rendez-vous demain à 14 h, à la mission locale',
  },
  'appointment-moved': {
    push: 'Rendez-vous déplacé : demain à 14 h, à la mission locale.',
    sms: 'Élan : rendez-vous déplacé, demain à 14 h, à la mission locale.',
    subject: 'Rendez-vous déplacé : demain à 14 h, à la mission locale',
  },
  'appointment-changed': {
    push: 'Rendez-vous modifié : demain à 14 h, à la mission locale.',
    sms: 'Élan : rendez-vous modifié, demain à 14 h, à la mission locale.',
    subject: 'Rendez-vous modifié : demain à 14 h, à la mission locale',
  },
  'appointment-cancelled': {
    push: 'Rendez-vous annulé : demain à 14 h.',
    sms: 'Élan : rendez-vous annulé, demain à 14 h.',
    subject: 'Rendez-vous annulé : demain à 14 h',
  },
  'appointment-reminder': {
    push: 'Rappel : rendez-vous demain à 14 h, à la mission locale.',
    sms: 'Élan, rappel : rendez-vous demain à 14 h, à la mission locale.',
    subject: 'Rappel : rendez-vous demain à 14 h, à la mission locale',
  },
  'workshop-new': {
    push: 'Tu as une place dans un atelier : demain à 14 h, à la mission locale.',
    sms: 'Élan : tu as une place dans un atelier demain à 14 h, à la mission locale.',
    subject: 'Atelier demain à 14 h, à la mission locale',
  },
  'workshop-place': {
    push: 'Une place s’est libérée pour toi : atelier demain à 14 h, à la mission locale.',
    sms: "Élan : une place s'est libérée pour toi, atelier demain à 14 h, à la mission locale.",
    subject: 'Tu as une place : atelier demain à 14 h, à la mission locale',
  },
  'workshop-waiting': {
    push: 'Tu es en liste d’attente : atelier demain à 14 h, à la mission locale.',
    sms: "Élan : tu es en liste d'attente, atelier demain à 14 h, à la mission locale.",
    subject: 'Liste d’attente : atelier demain à 14 h, à la mission locale',
  },
  'workshop-moved': {
    push: 'Atelier déplacé : demain à 14 h, à la mission locale.',
    sms: 'Élan : atelier déplacé, demain à 14 h, à la mission locale.',
    subject: 'Atelier déplacé : demain à 14 h, à la mission locale',
  },
  'workshop-changed': {
    push: 'Atelier modifié : demain à 14 h, à la mission locale.',
    sms: 'Élan : atelier modifié, demain à 14 h, à la mission locale.',
    subject: 'Atelier modifié : demain à 14 h, à la mission locale',
  },
  'workshop-cancelled': {
    push: 'Atelier annulé : demain à 14 h.',
    sms: 'Élan : atelier annulé, demain à 14 h.',
    subject: 'Atelier annulé : demain à 14 h',
  },
  'workshop-removed': {
    push: 'Tu n’as plus de place à l’atelier demain à 14 h.',
    sms: "Élan : tu n'as plus de place à l'atelier demain à 14 h.",
    subject: 'Tu n’as plus de place : atelier demain à 14 h',
  },
  'workshop-signed-up': { subject: 'Ta place est prise : atelier demain à 14 h, à la mission locale' },
  'workshop-left': { subject: 'C’est noté, tu ne viens plus : atelier demain à 14 h' },
  'workshop-reminder': {
    push: 'Rappel : atelier demain à 14 h, à la mission locale.',
    sms: 'Élan, rappel : atelier demain à 14 h, à la mission locale.',
    subject: 'Rappel : atelier demain à 14 h, à la mission locale',
  },
  'actions-given': {
    push: 'Tu as 3 nouvelles actions à faire.',
    sms: 'Élan : tu as 3 nouvelles actions à faire.',
    subject: 'Tu as 3 nouvelles actions à faire',
  },
  'contract-to-sign': {
    push: 'Un document t’attend dans Élan.',
    sms: "Élan : un document t'attend dans ton espace.",
    subject: 'Un document t’attend',
  },
  'allowance-to-declare': {
    push: 'Rappel : une déclaration t’attend dans Élan.',
    sms: "Élan, rappel : une déclaration t'attend dans ton espace.",
    subject: 'Rappel : une déclaration t’attend',
  },
  'allowance-returned': {
    push: 'Ta déclaration est à corriger dans Élan.',
    sms: 'Élan : ta déclaration est à corriger dans ton espace.',
    subject: 'Ta déclaration est à corriger',
  },
  'action-commented': {
    push: 'Il y a un nouveau commentaire sur une de tes actions.',
    sms: 'Élan : nouveau commentaire sur une de tes actions.',
    subject: 'Un nouveau commentaire sur une de tes actions',
  },
  'actions-qualified': {
    push: '3 de tes actions sont reconnues.',
    sms: 'Élan : 3 de tes actions sont reconnues.',
    subject: '3 de tes actions sont reconnues',
  },
  'action-reminder': {
    push: 'Rappel : une action à faire avant le mardi 1er décembre.',
    sms: 'Élan, rappel : une action à faire avant le 01/12.',
    subject: 'Rappel : une action à faire avant le mardi 1er décembre',
  },
  'plan-proposed': {
    push: 'Une proposition t’attend dans ton plan.',
    sms: "Élan : une proposition t'attend dans ton plan.",
    subject: 'Une proposition t’attend dans ton plan',
  },
  'programme-proposed': {
    push: 'Une proposition t’attend dans ton plan.',
    sms: "Élan : une proposition t'attend dans ton plan.",
    subject: 'Une proposition t’attend dans ton plan',
  },
  'hours-validated': {
    push: 'Des heures que tu as déclarées sont validées.',
    sms: 'Élan : des heures que tu as déclarées sont validées.',
    subject: 'Des heures que tu as déclarées sont validées',
  },
  'hours-answered': {
    push: 'Il y a une réponse sur tes heures.',
    sms: 'Élan : il y a une réponse sur tes heures.',
    subject: 'Une réponse sur tes heures',
  },
  'week-closed': {
    push: 'Ta semaine d’heures est close.',
    sms: "Élan : ta semaine d'heures est close.",
    subject: 'Ta semaine d’heures est close',
  },
  'adviser-changed': { push: 'Ton conseiller change. Regarde dans Élan.' },
}

it('says nothing personal outside: every text, with everything that could be told', () => {
  const everything: Facts = {
    ...facts,
    firstName: 'Zéphyrine',
    answer: 'confirmed',
    dueOn: '2026-12-01',
    week: '2026-W48',
    channel: 'sms',
    tried: 10,
    failed: 5,
    howMany: 3,
  }
  const more = {
    firstName: 'Zéphyrine',
    withWhom: 'Aïcha Benali',
    address: '12 rue des Lilas',
    link: 'https://elan.exemple/x',
    settings: 'https://elan.exemple/y',
  }
  const said = Object.fromEntries(
    allKinds.flatMap((kind) => {
      const [push, sms, subject] = [pushText(kind, everything), smsText(kind, everything), mailText(kind, everything, more)?.subject]
      const texts = [push, sms, subject].filter((text) => text !== undefined)
      for (const text of texts)
        assert.doesNotMatch(text, /Zéphyrine|Aïcha|Benali|Lilas|santé|médic|logement|justice|allocation|contrat|€|https?:/i, kind)
      return texts.length ? [[kind, { ...(push && { push }), ...(sms && { sms }), ...(subject && { subject }) }]] : []
    }),
  )
  assert.deepEqual(said, onLockScreens)
})
