import { System } from '#accounts/actor'
import SweepLinks from '#accounts/actions/sweep_links'
import { defineJob } from '#shared/jobs'

defineJob('accounts.sweep_links', () => new SweepLinks().handle(new System('scheduler')), {
  every: '17 3 * * *',
})
