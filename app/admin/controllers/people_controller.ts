import type { HttpContext } from '@adonisjs/core/http'
import { findPeople } from '#accounts/queries/people'
import PersonTransformer from '#admin/transformers/person_transformer'
import { peopleSearch } from '#admin/validators/searches'

export default class PeopleController {
  async index({ auth, inertia, request }: HttpContext) {
    const search = await request.validateUsing(peopleSearch)
    const { people, next } = await findPeople(auth.getUserOrFail(), search)
    return inertia.render('desk/people', {
      search,
      people: PersonTransformer.transform(people),
      next,
    })
  }
}
