import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import type { Given, YoungPerson } from '#testing'
import type { Examples } from '#testing/examples'
import type { peopleApi } from './api.ts'

const anyone = { relation: 'anyone', make: async () => ({}) } as const
const entry = { firstName: 'Inès', lastName: 'Renard', birthDate: '2006-02-03', situation: 'job_seeker' as const, communeCode: null }
const person = { firstName: 'Nadia', lastName: 'Ferry', jobTitle: 'Conseillère', email: 'nadia.ferry@exemple.fr' }
const structure = {
  network: 'mission_locale' as const,
  name: 'Mission locale du Val',
  code: null,
  departmentCode: '93',
  communeCode: null,
  timeZone: 'Europe/Paris',
  address: '',
  phone: null,
  email: null,
}
const csv = (text: string) => Buffer.from(text).toString('base64')
const at = (_: Given, owner: YoungPerson) => Promise.resolve({ params: { id: owner.id } })
const openRequest = async (given: Given, owner: YoungPerson) => {
  const id = ids.uuid()
  const other = await given.adviser()
  await given.row(sql`insert into people.transfer_request (id, young_person_id, to_adviser_id, created_at)
    values (${id}, ${owner.id}, ${other.id}, '2026-11-20T10:00:00Z') returning id`)
  return id
}

/** How to call each endpoint, for the role × route × relation matrix. */
export const examples: Examples<typeof peopleApi> = {
  session: anyone,
  structures: { relation: 'anyone', make: async () => ({ query: { q: '' } }) },
  structure: { relation: 'anyone', make: async (_, owner) => ({ params: { id: owner.structure.id } }) },
  createStructure: { relation: 'anyone', make: async () => ({ body: { ...structure, id: ids.uuid() } }) },
  editStructure: { relation: 'anyone', make: async (_, owner) => ({ params: { id: owner.structure.id }, body: structure }) },
  closeStructure: { relation: 'anyone', make: async (given) => ({ params: { id: (await given.structure()).id } }) },
  professionals: { relation: 'anyone', make: async (_, owner) => ({ params: { id: owner.structure.id } }) },
  addProfessional: {
    relation: 'anyone',
    make: async (_, owner) => ({ params: { id: owner.structure.id }, body: { ...person, id: ids.uuid(), role: 'adviser' } }),
  },
  editProfessional: { relation: 'anyone', make: async (_, owner) => ({ params: { id: owner.adviser.id }, body: person }) },
  inviteProfessional: { relation: 'anyone', make: async (_, owner) => ({ params: { id: owner.adviser.id } }) },
  depart: { relation: 'anyone', make: async (given) => ({ params: { id: (await given.adviser()).id } }) },
  officials: anyone,
  addOfficial: { relation: 'anyone', make: async () => ({ body: { ...person, id: ids.uuid(), role: 'pilot', territory: '93' } }) },
  checkStructures: { relation: 'anyone', make: async () => ({ body: { file: csv('reseau;code;nom;departement\n') } }) },
  importStructures: { relation: 'anyone', make: async () => ({ body: { file: csv('reseau;code;nom;departement\n') } }) },
  checkProfessionals: { relation: 'anyone', make: async () => ({ body: { file: csv('structure;role;prenom;nom;email\n') } }) },
  importProfessionals: { relation: 'anyone', make: async () => ({ body: { file: csv('structure;role;prenom;nom;email\n') } }) },
  add: {
    relation: 'anyone',
    make: async () => ({ body: { ...entry, id: ids.uuid(), email: null, phone: null, isInvited: false, confirmedDistinctFrom: [] } }),
  },
  file: { relation: 'reads', make: at },
  helpers: { relation: 'acts', make: at },
  addHelper: {
    relation: 'acts',
    make: async (_, owner) => ({
      params: { id: owner.id },
      body: {
        id: ids.uuid(),
        name: 'Claire Moreau',
        relation: 'relative',
        contact: 'claire.moreau@exemple.fr',
        scopes: ['agenda'],
        endsOn: '2027-05-01',
        paperSignedOn: '2026-11-20',
      },
    }),
  },
  endHelper: {
    relation: 'acts',
    make: async (given, owner) => ({ params: { id: owner.id, mandateId: (await given.mandate(owner)).mandateId } }),
  },
  edit: { relation: 'acts', make: async (_, owner) => ({ params: { id: owner.id }, body: entry }) },
  changeContact: {
    relation: 'acts',
    make: async (given, owner, actor) => {
      await given.confirmed(actor)
      return { params: { id: owner.id }, body: { email: 'ines.renard@exemple.fr', phone: null } }
    },
  },
  invite: {
    relation: 'acts',
    make: async (given, owner) => {
      await given.row(sql`update identity.account set status = 'invited', activated_at = null where id = ${owner.id} returning id`)
      return { params: { id: owner.id } }
    },
  },
  archive: { relation: 'acts', make: async (_, owner) => ({ params: { id: owner.id }, body: { motive: 'lasting-job', comment: '' } }) },
  restore: {
    relation: 'acts',
    make: async (given, owner) => {
      await given.row(
        sql`update people.young_person set archived_at = '2026-11-20T10:00:00Z', archive_motive = 'lasting-job' where id = ${owner.id} returning id`,
      )
      return { params: { id: owner.id } }
    },
  },
  stateAccess: {
    relation: 'anyone',
    make: async (_, owner) => ({ params: { id: owner.id }, body: { reason: 'Accueil sans rendez-vous' } }),
  },
  askTransfer: {
    relation: 'anyone',
    make: async () => ({ body: { ...elsewhere, id: ids.uuid(), email: null, phone: null, message: '' } }),
  },
  transfers: anyone,
  decideTransfer: {
    relation: 'acts',
    make: async (given, owner) => ({ params: { id: await openRequest(given, owner) }, body: { answer: 'refused' } }),
  },
  withdrawTransfer: { relation: 'anyone', make: async (given, owner) => ({ params: { id: await openRequest(given, owner) } }) },
  covers: anyone,
  cover: {
    relation: 'anyone',
    make: async (given, owner) => {
      const substitute = await given.adviser({ structure: owner.structure })
      return {
        body: { id: ids.uuid(), adviserId: owner.adviser.id, substituteId: substitute.id, fromOn: '2026-12-01', untilOn: '2026-12-05' },
      }
    },
  },
  endCover: { relation: 'anyone', make: async () => ({ params: { id: ids.uuid() } }) },
  colleagues: anyone,
  searchStructure: { relation: 'anyone', make: async () => ({ query: { q: 'moreau' } }) },
  overview: { relation: 'anyone', make: async () => ({ query: {} }) },
  ownProfile: anyone,
  editOwnProfile: { relation: 'anyone', make: async () => ({ body: { communeCode: null, situation: 'training' } }) },
}
const elsewhere = { firstName: 'Inès', lastName: 'Renard', birthDate: '2006-02-03' }
