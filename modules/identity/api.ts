import { Done, endpoint } from '#platform/api'

export const identityApi = {
  signOut: endpoint({ method: 'DELETE', path: '/session', access: 'signed-in', reply: Done }),
}
