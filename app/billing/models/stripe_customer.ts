import { StripeCustomerSchema } from '#database/schema'

export default class StripeCustomer extends StripeCustomerSchema {
  static selfAssignPrimaryKey = true
}
