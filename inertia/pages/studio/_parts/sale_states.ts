/** How a payment stands, for those who sold it and for the desk. */
export const SALE_STATES = {
  paid: ['positive', 'Paid'],
  free: ['neutral', 'Nothing to pay'],
  partly_refunded: ['caution', 'Partly refunded'],
  refund_under_way: ['info', 'Refund under way'],
  refund_unanswered: ['caution', 'Refund unanswered'],
  refunded: ['neutral', 'Refunded'],
  disputed: ['negative', 'Disputed'],
} as const
