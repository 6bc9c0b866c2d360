import env from '#start/env'

/** What a person would do on Stripe's hosted pages, done through the stand-in's controls. */
async function control(path: string, body: object = {}): Promise<void> {
  const response = await fetch(`${env.get('STRIPE_API_BASE')}/_stand_in${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`The Stripe stand-in refused ${path}: ${await response.text()}`)
}

export const completeOnboarding = (accountId: string) =>
  control(`/accounts/${accountId}/complete_onboarding`)

export const pay = (sessionId: string, email: string) =>
  control(`/checkout/sessions/${sessionId}/pay`, { email, country: 'US' })

export const payDelayed = (sessionId: string, email: string) =>
  control(`/checkout/sessions/${sessionId}/pay_delayed`, { email, country: 'DE' })
