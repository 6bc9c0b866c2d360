import type { HttpContext } from '@adonisjs/core/http'
import { ledgerBook } from '#billing/queries/ledger_book'
import DriftTransformer from '#admin/transformers/drift_transformer'
import LedgerLineTransformer from '#admin/transformers/ledger_line_transformer'

export default class LedgersController {
  async show({ auth, inertia }: HttpContext) {
    const { balances, transactions, drifts, check } = await ledgerBook(auth.getUserOrFail())
    return inertia.render('desk/ledger', {
      balances,
      transactions: LedgerLineTransformer.transform(transactions),
      drifts: DriftTransformer.transform(drifts),
      check: check && { ...check, at: check.at.toISOString() },
    })
  }
}
