import { StripePriceSchema } from '#database/schema'

export default class StripePrice extends StripePriceSchema {
  static selfAssignPrimaryKey = true
}
