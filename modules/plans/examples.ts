import { ids } from '#platform/ids'
import type { Examples } from '#testing/examples'
import type { plansApi } from './api.ts'

const words = { domain: 'training', title: 'Entrer en CAP cuisine', description: '', endsOn: '2027-06-30' } as const
const span = { startsOn: '2026-12-01', endsOn: '2027-01-29', weeklyMinutes: 2100 } as const

export const examples: Examples<typeof plansApi> = {
  toDo: {
    relation: 'filtered',
    make: async (given, youngPerson) => {
      await given.objective({ youngPerson, by: 'youngPerson', status: 'proposed' })
      await given.prescription({ youngPerson, status: 'started', startsOn: '2026-10-01', endsOn: '2026-11-24' })
      return {}
    },
  },
  get: {
    relation: 'reads',
    make: async (given, youngPerson) => {
      await given.step({ objective: await given.objective({ youngPerson }) })
      return { params: { youngPersonId: youngPerson.id } }
    },
  },
  history: { relation: 'reads', make: async (_, youngPerson) => ({ params: { youngPersonId: youngPerson.id } }) },
  addObjective: {
    relation: 'acts',
    make: async (_, youngPerson) => ({
      params: { youngPersonId: youngPerson.id },
      body: { id: ids.uuid(), ...words, agreedInMeeting: false },
    }),
  },
  editObjective: {
    relation: 'acts',
    make: async (given, youngPerson) => ({
      params: { id: (await given.objective({ youngPerson, by: 'youngPerson', status: 'proposed' })).id },
      body: { version: 1, ...words },
    }),
  },
  progressObjective: {
    relation: 'acts',
    make: async (given, youngPerson) => ({ params: { id: (await given.objective({ youngPerson })).id }, body: { status: 'achieved' } }),
  },
  addStep: {
    relation: 'acts',
    make: async (given, youngPerson) => ({
      params: { id: (await given.objective({ youngPerson })).id },
      body: { id: ids.uuid(), title: 'Visiter le CFA', dueOn: '2026-12-10' },
    }),
  },
  editStep: {
    relation: 'acts',
    make: async (given, youngPerson) => ({
      params: { id: (await given.step({ objective: await given.objective({ youngPerson }), by: 'youngPerson' })).id },
      body: { version: 1, title: 'Visiter le CFA', dueOn: null },
    }),
  },
  progressStep: {
    relation: 'acts',
    make: async (given, youngPerson) => ({
      params: { id: (await given.step({ objective: await given.objective({ youngPerson }) })).id },
      body: { status: 'done' },
    }),
  },
  hold: {
    relation: 'acts',
    make: async (_, youngPerson) => ({
      params: { youngPersonId: youngPerson.id },
      body: { id: ids.uuid(), heldOn: '2026-11-23', nextReviewOn: '2026-12-21', reviewWeeks: 4, withYoungPerson: true, note: '' },
    }),
  },
  programmes: { relation: 'anyone', make: async () => ({ query: {} }) },
  programmeVersions: { relation: 'anyone', make: async () => ({ params: { code: 'e2c' } }) },
  addVersion: {
    relation: 'anyone',
    make: async () => ({
      params: { code: 'e2c' },
      body: {
        validFrom: '2027-01-01',
        validUntil: null,
        label: 'École de la 2e chance',
        category: 'intensive_support',
        definition: 'Un parcours en alternance',
        conditions: '',
        needsDerogation: false,
        weeklyMinutes: 2100,
        countsAsIntense: true,
        extendsContract: true,
        allowanceEffect: 'deducted',
        isSensitive: false,
        sources: [{ fact: 'listed', source: 'Arrêté', confidence: 'A' }],
      },
    }),
  },
  prescriptions: {
    relation: 'reads',
    make: async (given, youngPerson) => {
      await given.prescription({ youngPerson })
      return { query: { youngPersonId: youngPerson.id } }
    },
  },
  prescription: {
    relation: 'reads',
    make: async (given, youngPerson) => ({ params: { id: (await given.prescription({ youngPerson })).id } }),
  },
  prescribe: {
    relation: 'acts',
    make: async (_, youngPerson) => ({
      body: {
        id: ids.uuid(),
        youngPersonId: youngPerson.id,
        programmeCode: 'e2c',
        stepId: null,
        partnerName: 'E2C 93',
        partnerContact: '',
        derogationReason: '',
        ...span,
      },
    }),
  },
  partnerAnswer: {
    relation: 'acts',
    make: async (given, youngPerson) => ({
      params: { id: (await given.prescription({ youngPerson })).id },
      body: { answer: 'accepted', on: '2026-11-20' },
    }),
  },
  answer: {
    relation: 'owner',
    make: async (given, youngPerson) => ({
      params: { id: (await given.prescription({ youngPerson })).id },
      body: { answer: 'accepted', words: '' },
    }),
  },
  start: {
    relation: 'acts',
    make: async (given, youngPerson) => ({
      params: { id: (await given.prescription({ youngPerson, partnerAccepted: true })).id },
      body: { startedOn: '2026-11-16' },
    }),
  },
  changeDates: {
    relation: 'acts',
    make: async (given, youngPerson) => ({
      params: { id: (await given.prescription({ youngPerson })).id },
      body: { version: 1, ...span },
    }),
  },
  attend: {
    relation: 'acts',
    make: async (given, youngPerson) => ({
      params: { id: (await given.prescription({ youngPerson, status: 'started' })).id },
      body: { lines: [{ id: ids.uuid(), onDay: '2026-11-16', part: 'day', state: 'present' }] },
    }),
  },
  end: {
    relation: 'acts',
    make: async (given, youngPerson) => ({
      params: { id: (await given.prescription({ youngPerson, status: 'started' })).id },
      body: { outcome: 'completed', endedOn: '2026-11-20', words: '' },
    }),
  },
  abandon: {
    relation: 'acts',
    make: async (given, youngPerson) => ({
      params: { id: (await given.prescription({ youngPerson, status: 'started' })).id },
      body: { motive: 'job', endedOn: '2026-11-20', words: '' },
    }),
  },
  withdraw: {
    relation: 'acts',
    make: async (given, youngPerson) => ({
      params: { id: (await given.prescription({ youngPerson })).id },
      body: { motive: 'session-cancelled', words: '' },
    }),
  },
}
