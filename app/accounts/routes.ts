import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware, pages } from '#start/kernel'

const { SignUps, SignIns, MailChecks, Verifications, PasswordResets, Account, SecurityEvents } =
  controllers.accounts

pages(() => {
  router
    .group(() => {
      router.get('/sign-up', [SignUps, 'create']).as('sign_up')
      router.post('/sign-up', [SignUps, 'store']).as('sign_up.store')
      router.get('/sign-in', [SignIns, 'create']).as('sign_in')
      router.post('/sign-in', [SignIns, 'store']).as('sign_in.store')
    })
    .as('accounts')
    .use(middleware.signedOut())

  router
    .group(() => {
      router.get('/check-mail', [MailChecks, 'show']).as('check_mail').use(middleware.secretLink())
      router.post('/verify-email/resend', [Verifications, 'resend']).as('verify_email.resend')
      router.get('/forgotten-password', [PasswordResets, 'create']).as('forgotten_password')
      router.post('/forgotten-password', [PasswordResets, 'store']).as('forgotten_password.store')
    })
    .as('accounts')

  router
    .group(() => {
      router.get('/verify-email', [Verifications, 'show']).as('verify_email')
      router.post('/verify-email', [Verifications, 'store']).as('verify_email.store')
      router.get('/reset-password', [PasswordResets, 'edit']).as('reset_password')
      router.post('/reset-password', [PasswordResets, 'update']).as('reset_password.store')
    })
    .as('accounts')
    .use(middleware.secretLink())

  router.post('/sign-out', [SignIns, 'destroy']).as('accounts.sign_out').use(middleware.signedIn())

  router
    .group(() => {
      router.get('/', [Account, 'show']).as('show')
      router.post('/password', [Account, 'changePassword']).as('password')
      router.delete('/sessions', [Account, 'endOtherSessions']).as('sessions')
      router.get('/security-events', [SecurityEvents, 'index']).as('security_events')
    })
    .prefix('/account')
    .as('account')
    .use(middleware.signedIn())
})
