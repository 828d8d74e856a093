import { routes } from '#platform/server'
import { territoriesApi } from './api.ts'
import { listDepartments } from './list-departments.ts'
import { searchCommunes } from './search-communes.ts'

export const territoriesRoutes = routes(territoriesApi, {
  communes: (ctx) => searchCommunes(ctx),
  departments: (ctx) => listDepartments(ctx),
})
