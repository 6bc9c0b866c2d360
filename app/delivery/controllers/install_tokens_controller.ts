import type { HttpContext } from '@adonisjs/core/http'
import encryption from '@adonisjs/core/services/encryption'
import CreateInstallToken from '#delivery/actions/create_install_token'
import RevokeInstallToken from '#delivery/actions/revoke_install_token'
import { tokenScopesOf, tokensOf } from '#delivery/queries/tokens_of'
import InstallTokenTransformer from '#delivery/transformers/install_token_transformer'
import { installTokenValidator } from '#delivery/validators/install_token'

const PURPOSE = 'a new install token'
const SHOWN_WITHIN = '10 minutes'

export default class InstallTokensController {
  async index({ auth, inertia, session }: HttpContext) {
    const user = auth.getUserOrFail()
    return inertia.render('library/tokens', {
      minted: unsealed(session.flashMessages.get('installToken', null)),
      tokens: InstallTokenTransformer.transform(await tokensOf(user)),
      scopes: await tokenScopesOf(user),
    })
  }

  /** The token itself travels once, to the page that follows: sealed, for sessions are kept in the database. */
  async store({ auth, request, response, session }: HttpContext) {
    const wanted = await request.validateUsing(installTokenValidator)
    const { token } = await new CreateInstallToken().handle(auth.getUserOrFail(), wanted)
    session.flash('installToken', encryption.encrypt(token, SHOWN_WITHIN, PURPOSE))
    return response.redirect().toRoute('tokens.index')
  }

  async destroy({ auth, params, response, session }: HttpContext) {
    const token = await new RevokeInstallToken().handle(auth.getUserOrFail(), params.id)
    session.flash('success', `The token “${token.name}” opens nothing any more.`)
    return response.redirect().toRoute('tokens.index')
  }
}

const unsealed = (sealed: string | null) =>
  sealed ? encryption.decrypt<string>(sealed, PURPOSE) : null
