import type { Translated } from '#ui/refusal'
import { mostBytesInAll, mostFiles } from '../../rules.ts'
import type { sentences } from '../sentences.ts'

export default {
  'files.unknown': 'This document does not exist, or it is not shared here.',
  'files.empty': 'This file is empty. Choose another one.',
  'files.type-not-taken':
    'This type of file is not taken. Types taken: PDF, pictures (JPEG, PNG, WebP, HEIC), Word, Excel and OpenDocument.',
  'files.lies-about-its-type': ({ said, found }) =>
    `The name of this file says “.${String(said)}”, but what is inside says something else: ${String(found)}. It was not taken.`,
  'files.no-room': `Your file is full (${mostFiles} documents or ${mostBytesInAll / 1024 / 1024} MB). Take one away before you add another.`,
  'files.too-many-today': ({ most, retryAfter }) =>
    `${String(most)} files have already left in one day, it is the most. This one stays here: it can leave in ${hours(retryAfter)}.`,
  'files.cut-short': 'This PDF is not whole: its end is missing. Download it or save it again, then send it again.',
  'files.two-faced': 'This file hides a web page under another type: it is not taken. Save the document again, or take a picture of it.',
  'files.expiry-out-of-bounds': ({ last }) =>
    `The end date must come after today and be ${String(last).split('-').reverse().join('/')} at the latest.`,
  'files.id-reused': 'This file has already left. Choose it again to send another one.',
  'files.infected': 'A virus was found in this file: it is kept apart, nobody can download it.',
  'files.being-scanned': 'The antivirus is still looking at this file: one moment more.',
  'files.gone': 'The content of this file is not kept any more.',
  'files.not-the-owner': 'Only the person who added a document can take it away.',
  'files.held-by-another': ({ by }) =>
    by === 'message' ? 'This file is in a message: it goes away with the message.' : 'This file is part of a contract: it stays with it.',
  'files.not-there': 'An attachment did not arrive: add it again.',
  'files.storage-away': 'The place where files are kept does not answer. Nothing is lost: try again in a moment.',
} satisfies Translated<typeof sentences>

function hours(retryAfter: unknown) {
  const n = Math.max(1, Math.round(Number(retryAfter) / 3600))
  return n > 1 ? `${n} hours` : 'one hour'
}
