export interface Address {
  city: string | null
  country: string | null
  line1: string | null
  line2: string | null
  postal_code: string | null
  state: string | null
}

export function fullAddress(part: Partial<Record<keyof Address, unknown>>): Address {
  const text = (value: unknown) => (typeof value === 'string' && value ? value : null)
  return {
    city: text(part.city),
    country: text(part.country),
    line1: text(part.line1),
    line2: text(part.line2),
    postal_code: text(part.postal_code),
    state: text(part.state),
  }
}
