import type { DemoAdmin, DemoBuyer } from '#database/demo_shop/shapes'

export const admin: DemoAdmin = {
  key: 'admin',
  fullName: 'Robin Adeyemi',
  email: 'admin@demo.fleetprompt.example',
}

/** The first buyer is the one whose e-mail and password `npm start` prints. */
export const buyers: DemoBuyer[] = [
  {
    key: 'buyer',
    fullName: 'Maya Lindholm',
    email: 'buyer@demo.fleetprompt.example',
    story: [
      { bought: 'dev.tidewater.review-lantern', major: 1 },
      { bought: 'com.quietledger.invoice-matcher', major: 1 },
      { boughtThenRefunded: 'net.oakline.log-digest', major: 1 },
      { subscribed: 'net.oakline.log-digest', interval: 'month' },
      { tokens: ['Laptop', 'CI'], revoked: ['Old laptop'] },
    ],
  },
  {
    key: 'both_lines',
    fullName: 'Dario Pellegrini',
    email: 'dario@demo.fleetprompt.example',
    story: [
      { bought: 'dev.tidewater.review-lantern', major: 1 },
      { bought: 'dev.tidewater.review-lantern', major: 2 },
      { bought: 'dev.tidewater.dependency-gardener', major: 0 },
      { tokens: ['Workstation'], revoked: [] },
    ],
  },
  {
    key: 'early_adopter',
    fullName: 'Noor van Beek',
    email: 'noor@demo.fleetprompt.example',
    story: [
      { bought: 'dev.tidewater.migration-warden', major: 1 },
      { bought: 'com.quietledger.redaction-desk', major: 1 },
    ],
  },
  {
    key: 'paying_by_bank',
    fullName: 'Jonas Brandt',
    email: 'jonas@demo.fleetprompt.example',
    story: [{ delayedPending: 'com.quietledger.sheet-reconciler', major: 1 }],
  },
  {
    key: 'guest_of_the_house',
    fullName: 'Priya Raman',
    email: 'priya@demo.fleetprompt.example',
    story: [
      {
        complimentary: 'net.oakline.incident-scribe',
        major: 1,
        reason: 'Thanks for the report that led to the time-zone correction in 1.1.0.',
      },
    ],
  },
  {
    key: 'revoked',
    fullName: 'Sam Whitlock',
    email: 'sam@demo.fleetprompt.example',
    story: [
      { bought: 'com.quietledger.inbox-triage', major: 1 },
      {
        revokedByAdmin: 'com.quietledger.redaction-desk',
        major: 2,
        reason: 'The card was reported stolen by its holder; the payment was returned to them.',
      },
    ],
  },
  {
    key: 'regretful',
    fullName: 'Chiara Monti',
    email: 'chiara@demo.fleetprompt.example',
    story: [{ boughtThenRefunded: 'dev.tidewater.migration-warden', major: 1 }],
  },
  {
    key: 'on_trial',
    fullName: 'Tomás Ferreira',
    email: 'tomas@demo.fleetprompt.example',
    story: [{ subscribed: 'dev.tidewater.review-lantern', interval: 'month' }],
  },
  {
    key: 'undecided',
    fullName: 'Oskar Nyberg',
    email: 'oskar@demo.fleetprompt.example',
    story: [{ abandonedCheckout: 'com.quietledger.invoice-matcher', major: 1 }],
  },
  {
    key: 'newcomer',
    fullName: 'Wen Abara',
    email: 'wen@demo.fleetprompt.example',
    story: [],
  },
]
