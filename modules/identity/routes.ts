import { routes } from '#platform/server'
import { identityApi } from './api.ts'
import { signOut } from './sign-out.ts'

export const identityRoutes = routes(identityApi, {
  signOut: (ctx) => signOut(ctx),
})
