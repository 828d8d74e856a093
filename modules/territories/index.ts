// Territories: regions, départements and communes of France, with their centres.
// Tables: territories.*. Events: none.
export { loadTerritories } from './load-reference.ts'
