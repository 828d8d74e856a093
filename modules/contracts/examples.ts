import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import type { Examples } from '#testing/examples'
import type { contractsApi } from './api.ts'
import { unknownFacts } from './rules.ts'

const terms = {
  startsOn: '2026-11-23',
  endsOn: '2027-05-22',
  youngPersonCommits: ['Venir aux rendez-vous'],
  structureCommits: ['Te recevoir chaque semaine'],
  objectives: [{ domain: 'employment' as const, text: 'Trouver un emploi' }],
}
const facts = { ...unknownFacts, isStudent: 'no', hasDifficulty: 'yes' } as const
const stroke = 'M10 10 L40 40'
const params = { token: 'a'.repeat(43) }

export const examples: Examples<typeof contractsApi> = {
  file: {
    relation: 'reads',
    make: async (given, youngPerson) => {
      await given.contract({ youngPerson })
      return { query: { youngPersonId: youngPerson.id } }
    },
  },
  toDo: {
    relation: 'filtered',
    make: async (given, youngPerson) => {
      await given.contract({ youngPerson, status: 'to_sign' })
      await given.task({ youngPerson })
      return {}
    },
  },
  openCourse: {
    relation: 'acts',
    make: async (_, youngPerson) => ({
      body: { id: ids.uuid(), youngPersonId: youngPerson.id, kind: 'pacea', startedOn: '2026-11-23', reason: '' },
    }),
  },
  endCourse: {
    relation: 'acts',
    make: async (given, youngPerson) => ({
      params: { id: (await given.course({ youngPerson })).id },
      body: { endedOn: '2026-11-23', reason: 'Départ' },
    }),
  },
  diagnoses: { relation: 'reads', make: async (_, youngPerson) => ({ query: { youngPersonId: youngPerson.id } }) },
  diagnose: {
    relation: 'acts',
    make: async (_, youngPerson) => ({
      body: {
        id: ids.uuid(),
        youngPersonId: youngPerson.id,
        madeOn: '2026-11-23',
        summary: '',
        needs: [{ domain: 'housing', level: 2, note: '' }],
      },
    }),
  },
  eligibility: { relation: 'acts', make: async (_, youngPerson) => ({ query: { youngPersonId: youngPerson.id } }) },
  saveFacts: { relation: 'acts', make: async (_, youngPerson) => ({ params: { youngPersonId: youngPerson.id }, body: facts }) },
  decide: {
    relation: 'acts',
    make: async (_, youngPerson) => ({
      body: { id: ids.uuid(), youngPersonId: youngPerson.id, previousId: null, outcome: 'opened', motives: [], explanation: '' },
    }),
  },
  letter: {
    relation: 'acts',
    make: async (given, youngPerson) => ({ params: { id: (await given.decision({ youngPerson, outcome: 'refused' })).id } }),
  },
  create: {
    relation: 'acts',
    make: async (given, youngPerson) => {
      await given.decision({ youngPerson })
      return { body: { id: ids.uuid(), youngPersonId: youngPerson.id, track: 'standard', ...terms } }
    },
  },
  get: { relation: 'reads', make: async (given, youngPerson) => ({ params: { id: (await given.contract({ youngPerson })).id } }) },
  edit: {
    relation: 'acts',
    make: async (given, youngPerson) => ({
      params: { id: (await given.contract({ youngPerson, status: 'draft' })).id },
      body: { track: 'standard', ...terms },
    }),
  },
  submit: {
    relation: 'acts',
    make: async (given, youngPerson) => ({
      params: { id: (await given.contract({ youngPerson, status: 'draft' })).id },
      body: { missingPapers: ['identity_paper'] },
    }),
  },
  cancel: {
    relation: 'acts',
    make: async (given, youngPerson) => ({ params: { id: (await given.contract({ youngPerson, status: 'draft' })).id }, body: {} }),
  },
  amend: {
    relation: 'acts',
    make: async (given, youngPerson) => {
      const { startsOn: _, endsOn: __, ...promises } = terms
      return {
        params: { id: (await given.contract({ youngPerson })).id },
        body: { version: 1, reason: 'Nouveau projet', ...promises },
      }
    },
  },
  askCode: {
    relation: 'acts',
    make: async (given, youngPerson) => ({
      params: { id: (await given.contract({ youngPerson, status: 'to_sign' })).id },
      body: { version: 1 },
    }),
  },
  sign: {
    relation: 'acts',
    make: async (given, youngPerson) => ({
      params: { id: (await given.contract({ youngPerson, status: 'to_sign' })).id },
      body: { way: 'drawn', version: 1, drawing: stroke },
    }),
  },
  refuse: {
    relation: 'acts',
    make: async (given, youngPerson) => ({
      params: { id: (await given.contract({ youngPerson, status: 'to_sign' })).id },
      body: { reason: 'Je préfère en parler' },
    }),
  },
  signOnPaper: {
    relation: 'acts',
    make: async (given, youngPerson) => ({
      params: { id: (await given.contract({ youngPerson, status: 'to_sign' })).id },
      body: { version: 1, signedOn: '2026-11-20', representativeName: null, fileId: null },
    }),
  },
  inviteRepresentative: {
    relation: 'acts',
    make: async (given, youngPerson) => {
      await given.row(sqlOfMinor(youngPerson.id))
      return {
        params: { id: (await given.contract({ youngPerson, status: 'to_sign' })).id },
        body: { id: ids.uuid(), firstName: 'Samira', lastName: 'Haddad', relation: 'mother', contact: 'samira@exemple.fr' },
      }
    },
  },
  extend: {
    relation: 'acts',
    make: async (given, youngPerson) => ({
      params: { id: (await given.contract({ youngPerson })).id },
      body: { endsOn: '2027-10-31', reason: 'Formation qui commence' },
    }),
  },
  end: {
    relation: 'acts',
    make: async (given, youngPerson) => ({
      params: { id: (await given.contract({ youngPerson })).id },
      body: { endedOn: '2026-11-20', motive: 'permanent-job', detail: '', followUpUntil: null },
    }),
  },
  pdf: { relation: 'acts', make: async (given, youngPerson) => ({ params: { id: (await given.contract({ youngPerson })).id } }) },
  openTask: {
    relation: 'acts',
    make: async (_, youngPerson) => ({
      body: { id: ids.uuid(), youngPersonId: youngPerson.id, kind: 'identity_paper', dueOn: '2026-12-10' },
    }),
  },
  closeTask: {
    relation: 'acts',
    make: async (given, youngPerson) => ({ params: { id: (await given.task({ youngPerson })).id }, body: {} }),
  },
  representation: { relation: 'anyone', make: async () => ({ params }) },
  askRepresentativeCode: { relation: 'anyone', make: async () => ({ params, body: {} }) },
  readAsRepresentative: { relation: 'anyone', make: async () => ({ params, body: { code: '123456' } }) },
  signAsRepresentative: { relation: 'anyone', make: async () => ({ params, body: { code: '123456', drawing: null } }) },
}

const sqlOfMinor = (id: string) => sql`update people.young_person set birth_date = '2009-09-01' where id = ${id} returning id`
