import { Done, endpoint, event, words, z } from '#platform/api'

export const statuses = ['to_do', 'in_progress', 'done', 'cancelled'] as const
export const categories = [
  'employment',
  'career_plan',
  'culture_sport_leisure',
  'citizenship',
  'training',
  'housing',
  'health',
  'not_counted',
] as const
export type Status = (typeof statuses)[number]
export type Category = (typeof categories)[number]
const category = z.enum(categories)
const minutes = z.int().min(0).max(3000)

/** A step a young person commits to. `minutes` is what is declared once done; what the adviser counted is `qualifiedMinutes`. */
export const Action = z.object({
  id: z.uuid(),
  youngPersonId: z.uuid(),
  byYoungPerson: z.boolean(),
  /** First name of the professional who gave it; null for one's own. */
  givenBy: z.string().nullable(),
  catalogueCode: z.string().nullable(),
  /** The step of the plan it is a part of. */
  stepId: z.uuid().nullable(),
  title: z.string(),
  description: z.string(),
  category,
  status: z.enum(statuses),
  dueOn: z.iso.date(),
  wantsReminder: z.boolean(),
  doneOn: z.iso.date().nullable(),
  minutes,
  qualifiedCategory: category.nullable(),
  qualifiedMinutes: minutes.nullable(),
  commentCount: z.int(),
  version: z.int(),
  createdAt: z.string(),
})
export type Action = z.infer<typeof Action>

/** A title to pick from. `minutes`: what its category counts for. */
export const CatalogueEntry = z.object({ code: z.string(), title: z.string(), category, severalDates: z.boolean(), minutes })
export type CatalogueEntry = z.infer<typeof CatalogueEntry>

const Author = z.object({ id: z.uuid(), name: z.string(), isYoungPerson: z.boolean() })
export const Comment = z.object({ id: z.uuid(), author: Author, text: z.string(), writtenAt: z.string() })
export type Comment = z.infer<typeof Comment>

/** One line of an action's history; `fields` names what an edit touched. */
export const Change = z.object({
  at: z.string(),
  author: Author,
  what: z.enum(['created', 'edited', ...statuses, 'deleted', 'qualified']),
  doneOn: z.iso.date().nullable(),
  category: category.nullable(),
  minutes: minutes.nullable(),
  fields: z.array(z.string()),
})
export type Change = z.infer<typeof Change>

const content = { title: words(200), description: z.string().max(2000), category, wantsReminder: z.boolean() }

/** One action for each line of `actions`: several people, or several dates of one person. */
export const NewActions = z.strictObject({
  actions: z
    .array(z.strictObject({ id: z.uuid(), youngPersonId: z.uuid(), dueOn: z.iso.date() }))
    .min(1)
    .max(100),
  catalogueCode: z.string().max(60).nullable(),
  /** A step of the plan of the only person named. */
  stepId: z.uuid().optional(),
  ...content,
})
export type NewActions = z.infer<typeof NewActions>

const edited = { dueOn: z.iso.date(), ...content }
/**
 * `version`: the one that was read. An edit of an older one is refused, unless it says in `base` what its author saw: then what one side alone
 * changed is merged, and 409 `actions.changed-meanwhile` gives `version` and `clashes`, by field what is `mine` and `theirs`.
 */
export const Edit = z.strictObject({ version: z.int().min(1), ...edited, base: z.strictObject(edited).optional() })
export type Edit = z.infer<typeof Edit>

/** `doneOn` (today unless told) and `minutes` (those of the category unless told) go with `done` only. */
export const Progress = z.strictObject({ status: z.enum(statuses), doneOn: z.iso.date().optional(), minutes: minutes.optional() })
export type Progress = z.infer<typeof Progress>

/** `minutes`: unless told, those declared, or those of the category when it is another one. */
export const Qualifying = z.strictObject({
  ids: z.array(z.uuid()).min(1).max(10),
  category,
  minutes: minutes.optional(),
  comment: z.string().min(1).max(2000).optional(),
})
export type Qualifying = z.infer<typeof Qualifying>

export const WaitingAction = z.object({ ...Action.shape, firstName: z.string(), lastName: z.string() })
export type WaitingAction = z.infer<typeof WaitingAction>

const id = z.object({ id: z.uuid() })
/** Day and id of the last line read. */
const after = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}_[0-9a-f-]{36}$/)
  .optional()
/** Whoever may have people to follow; whom they follow is a condition in the statement. */
const desk = ['adviser', 'manager', 'director'] as const
const both = ['youngPerson', ...desk] as const

export const actionsApi = {
  catalogue: endpoint({ method: 'GET', path: '/actions/catalogue', access: both, reply: z.object({ items: z.array(CatalogueEntry) }) }),
  today: endpoint({
    method: 'GET',
    path: '/actions/today',
    access: ['youngPerson'],
    mandate: 'actions',
    reply: z.object({
      late: z.array(Action),
      thisWeek: z.array(Action),
      recentlyDone: z.array(Action),
      /** The first one after this week. */
      next: Action.nullable(),
    }),
  }),
  /** The young people one may give an action to, by name. */
  recipients: endpoint({
    method: 'GET',
    path: '/actions/recipients',
    access: desk,
    reply: z.object({ items: z.array(z.object({ id: z.uuid(), firstName: z.string(), lastName: z.string() })) }),
  }),
  list: endpoint({
    method: 'GET',
    path: '/actions',
    access: both,
    mandate: 'actions',
    reads: { personalFile: 'youngPersonId' },
    query: z.object({
      youngPersonId: z.uuid(),
      /** Open ones come by due day, the nearest first; the others the most recent first. */
      status: z.enum(['open', ...statuses, 'to_qualify', 'qualified', 'all']).default('all'),
      after,
    }),
    reply: z.object({ items: z.array(Action), next: z.string().nullable() }),
  }),
  /** Those that are a part of a step of the plan, the nearest day first. */
  ofPlan: endpoint({
    method: 'GET',
    path: '/actions/of-plan',
    access: both,
    reads: { personalFile: 'youngPersonId' },
    query: z.object({ youngPersonId: z.uuid() }),
    reply: z.object({ items: z.array(Action) }),
  }),
  toQualify: endpoint({
    method: 'GET',
    path: '/actions/to-qualify',
    access: desk,
    query: z.object({ after }),
    reply: z.object({ items: z.array(WaitingAction), total: z.int(), next: z.string().nullable() }),
  }),
  get: endpoint({
    method: 'GET',
    path: '/actions/:id',
    access: both,
    mandate: 'actions',
    params: id,
    reply: z.object({ ...Action.shape, comments: z.array(Comment), history: z.array(Change) }),
  }),
  create: endpoint({ method: 'POST', path: '/actions', access: both, body: NewActions, reply: z.object({ items: z.array(Action) }) }),
  edit: endpoint({ method: 'PUT', path: '/actions/:id', access: both, params: id, body: Edit, reply: Action }),
  remove: endpoint({ method: 'DELETE', path: '/actions/:id', access: both, params: id, reply: Done }),
  progress: endpoint({
    method: 'PUT',
    path: '/actions/:id/progress',
    access: both,
    mandate: 'actions',
    params: id,
    body: Progress,
    reply: Action,
  }),
  /** Makes it a part of a step of the plan, or of none. */
  link: endpoint({
    method: 'PUT',
    path: '/actions/:id/step',
    access: both,
    params: id,
    body: z.strictObject({ stepId: z.uuid().nullable() }),
    reply: Action,
  }),
  comment: endpoint({
    method: 'POST',
    path: '/actions/:id/comments',
    access: both,
    params: id,
    body: z.strictObject({ id: z.uuid(), text: z.string().min(1).max(2000) }),
    reply: Comment,
  }),
  qualify: endpoint({
    method: 'POST',
    path: '/actions/qualifications',
    access: desk,
    body: Qualifying,
    reply: z.object({ items: z.array(Action) }),
  }),
}

const one = { actionId: z.uuid(), youngPersonId: z.uuid() }
export const actionGiven = event(
  'actions.given',
  z.object({ actionIds: z.array(z.uuid()), youngPersonId: z.uuid(), byYoungPerson: z.boolean() }),
)
/** Edited, started, cancelled, open again or taken away. */
export const actionChanged = event('actions.changed', z.object({ ...one, byYoungPerson: z.boolean() }))
export const actionCompleted = event('actions.completed', z.object({ ...one, doneOn: z.iso.date(), minutes }))
export const actionQualified = event('actions.qualified', z.object({ actionIds: z.array(z.uuid()), youngPersonId: z.uuid() }))
export const actionCommented = event('actions.commented', z.object({ ...one, byYoungPerson: z.boolean() }))
export const actionReminderDue = event('actions.reminder-due', z.object(one))
