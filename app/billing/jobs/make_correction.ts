import { defineJob } from '#shared/jobs'
import { System } from '#accounts/actor'
import MakeCorrection from '#billing/actions/make_correction'

/** Moves what is due between us and a publisher's account; until it is answered, it is asked for again. */
defineJob('billing.make_correction', async ({ correctionId }: { correctionId: string }) => {
  await new MakeCorrection().handle(new System('scheduler'), correctionId)
})
