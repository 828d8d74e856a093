/**
 * What a module hands to the shells: the type of the default export of each slot file in `modules/<module>/screens/<shell>/`.
 *
 * routes.tsx   → Screen[]          (all shells)   path '/messages/:id'; read parameters with wouter's useParams
 * home.tsx     → HomeCard          (young, adviser)  or an array of them
 * file-tab.tsx → FileTab           (adviser)      or an array of them
 * panel.tsx    → Panel             (adviser)
 * profile.tsx  → ProfileSection    (young, adviser, pilot)  or an array of them
 */
/** Keeps what this role may see, in order. */
export function forRole(slots, role) {
  return slots.filter(({ roles }) => !roles || (role && roles.includes(role))).sort((a, b) => (a.order ?? 0) - (b.order ?? 0))
}
/** The navigation entries among screens, in order. */
export function navOf(screens) {
  return screens.filter((screen) => Boolean(screen.nav)).sort((a, b) => a.nav.order - b.nav.order)
}
