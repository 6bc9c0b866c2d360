type Words = { why: string; todo: string }

const NEW_ACCOUNT = 'Give Stripe another bank account: payouts wait until you have.'
const ASK_THE_BANK =
  'Ask your bank whether it takes payments from Stripe, or give Stripe another bank account.'
const CORRECT_IT = 'Correct your bank details at Stripe: payouts wait until you have.'

const FAILURES: Record<string, Words> = {
  account_closed: { why: 'Your bank account has been closed.', todo: NEW_ACCOUNT },
  account_frozen: { why: 'Your bank account is frozen.', todo: ASK_THE_BANK },
  bank_account_restricted: {
    why: 'Your bank account cannot take this kind of payment.',
    todo: ASK_THE_BANK,
  },
  bank_ownership_changed: {
    why: 'The bank account belongs to somebody else by now.',
    todo: NEW_ACCOUNT,
  },
  could_not_process: { why: 'Your bank could not process it.', todo: ASK_THE_BANK },
  debit_not_authorized: { why: 'Your bank does not allow this.', todo: ASK_THE_BANK },
  declined: { why: 'Your bank refused it.', todo: ASK_THE_BANK },
  incorrect_account_holder_name: {
    why: 'The name on your bank account is another one than Stripe has.',
    todo: CORRECT_IT,
  },
  incorrect_account_holder_address: {
    why: 'The address at your bank is another one than Stripe has.',
    todo: CORRECT_IT,
  },
  insufficient_funds: {
    why: 'Your balance at Stripe did not hold it any more.',
    todo: 'Nothing is to be done: the next payout brings what is there.',
  },
  invalid_account_number: { why: 'The account number is not right.', todo: CORRECT_IT },
  invalid_currency: {
    why: 'Your bank account cannot hold this currency.',
    todo: 'Give Stripe a bank account in this currency.',
  },
  no_account: { why: 'The bank knows no such account.', todo: CORRECT_IT },
}

/** Why a payout did not arrive, and what its publisher does about it, from Stripe's code. */
export const payoutFailureWords = (code: string | null): Words =>
  (code !== null && Object.hasOwn(FAILURES, code) && FAILURES[code]) || {
    why: 'Your bank sent it back.',
    todo: 'Look at your bank details at Stripe: its page says what it knows.',
  }
