import { createAccount, findAccount, makeActivationLink, resetSignIn } from '#modules/identity'
import { addOfficial } from '#modules/people'
import type { Work } from '#platform/work'

type Wanted = { email: string; firstName: string; lastName: string; isReset: boolean }
type Made = { link: string; expiresAt: string } | { fault: string }

/** The one-use link of an administrator: of a new account, or again while it was never opened, or after a reset that is asked for. */
export async function createAdministrator(work: Work, { email, firstName, lastName, isReset }: Wanted): Promise<Made> {
  const found = await findAccount(work, email)
  if (found && found.role !== 'administrator')
    return { fault: `${email} is the address of another account, which is not an administrator's.` }
  if (found?.status === 'active' && !isReset)
    return {
      fault: `${email} is already in use. If its means of signing in are lost, run again with --reset: they end, and the trail says so.`,
    }
  if (found && isReset) await resetSignIn(work, found.id)
  const id = found?.id ?? work.ids.uuid()
  if (!found) {
    await createAccount(work, { id, role: 'administrator', email })
    await addOfficial(work, { id, firstName, lastName })
  }
  const { link, expiresAt } = await makeActivationLink(work, id)
  return { link, expiresAt }
}
