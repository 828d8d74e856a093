import { useSearch } from 'wouter'
import { identityApi } from '#api/identity'
import { useEndpoint } from '#ui/use-endpoint'
import { ProfessionalSignIn } from './professional-sign-in.tsx'
import { YoungSignIn } from './young-sign-in.tsx'

/** The way in: a code for young persons, stronger means for professionals. */
export function SignIn() {
  const query = new URLSearchParams(useSearch())
  const { data: options } = useEndpoint(identityApi.signInOptions)
  const next = query.get('suite')
  const isProfessional = query.has('pro') || /^\/(bureau|pilotage)/.test(next ?? '')
  const other = `/connexion?${new URLSearchParams({ ...(isProfessional ? { jeune: '' } : { pro: '' }) })}`
  if (isProfessional && !query.has('jeune')) return <ProfessionalSignIn options={options} fault={query.get('erreur')} other={other} />
  return <YoungSignIn options={options} other={other} />
}
