import { System } from '#accounts/actor'
import NoteRefusedSignIn from '#accounts/actions/note_refused_sign_in'
import { defineJob } from '#shared/jobs'

defineJob<{ email: string; reason: string }>('accounts.sign_in_refused', (attempt) =>
  new NoteRefusedSignIn().handle(new System('scheduler'), attempt)
)
