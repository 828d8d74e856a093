import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'

/** Something that one person is expected at, as a calendar is told of it. */
type Expected = {
  uid: string
  /** Grows with every change. */
  sequence: number
  /** In two words, as everybody may read them. */
  what: string
  startsAt: string
  endsAt: string
  place: string
  link: string | null
  structureName: string
  /** Of the person who is expected. */
  email: string | null
  createdAt: string
  updatedAt: string
  isOn: boolean
  method: 'REQUEST' | 'CANCEL' | 'PUBLISH'
  /** Whom answers go to; nobody unless told. */
  organizerEmail?: string | undefined
}

/** RFC 5545 and 5546. Says that there is something and where, nothing of what it is about: calendars are shared and synchronised. */
export function writeInvitation({ method, organizerEmail = 'ne-pas-repondre@elan.invalid', ...e }: Expected) {
  const calendar = ical({ prodId: { company: 'Elan', product: 'Elan', language: 'FR' }, method: ICalCalendarMethod[method] })
  calendar.createEvent({
    id: e.uid,
    sequence: e.sequence,
    stamp: new Date(e.updatedAt),
    created: new Date(e.createdAt),
    lastModified: new Date(e.updatedAt),
    start: new Date(e.startsAt),
    end: new Date(e.endsAt),
    summary: `${e.what} · ${e.structureName}`,
    location: e.place,
    status: e.isOn ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
    organizer: { name: e.structureName, email: organizerEmail },
    ...(e.link && { url: e.link }),
    ...(e.email && method !== 'PUBLISH' && { attendees: [{ email: e.email, rsvp: true }] }),
  })
  return `${calendar.toString()}\r\n`
}
