import type { Translated } from '#ui/refusal'
import type { sentences } from '../sentences.ts'
import { dayWords } from '../words.ts'
import texts from './texts.en.ts'

export default {
  'hours.unknown': 'These hours do not exist any more, or they are not yours.',
  'hours.no-such-week': 'This week does not exist.',
  'hours.in-the-future': 'You declare hours that are done: choose today or a day before.',
  'hours.too-long-ago': ({ days }) => `This is too long ago: you can declare up to ${Number(days)} days back.`,
  'hours.evidence-unknown': 'This document is not in your file any more. Add it again, or declare without it.',
  'hours.week-closed': 'This week is closed. Your adviser can still add these hours: write to them.',
  'hours.day-too-full': ({ leftMinutes }) =>
    `A day has 24 hours: ${texts.duration(Number(leftMinutes))} left on that day. Nothing is saved.`,
  'hours.week-too-full': ({ leftMinutes, ceilingMinutes }) =>
    `A week cannot have more than ${texts.duration(Number(ceilingMinutes))}: ${texts.duration(Number(leftMinutes))} left. Nothing is saved.`,
  'hours.already-declared': ({ onDay }) =>
    `The same hours are already declared for ${dayWords(String(onDay), 'en-GB')}. If these are other hours, tick the box that says so.`,
  'hours.id-taken': 'Other hours were already saved by this sending. Reload the page.',
  'hours.changed-meanwhile': 'These hours have changed in the meantime. Look at them again.',
  'hours.withdrawn': 'These hours were taken back.',
  'hours.reason-needed': 'Say why in a few words.',
  'hours.already-contested': 'You have already said it is not right: the answer comes here.',
  'hours.nothing-to-contest': 'Nothing is decided yet for these hours: there is nothing to contest.',
  'hours.change-it-at-its-source': 'These hours come from an appointment or an action: change them there.',
  'hours.not-yours-to-withdraw': 'Somebody else declared these hours.',
  'hours.already-decided': 'Your adviser has already answered: you can contest these hours, not take them back.',
  'hours.export-span': 'Choose a period of two years at most.',
} satisfies Translated<typeof sentences>
