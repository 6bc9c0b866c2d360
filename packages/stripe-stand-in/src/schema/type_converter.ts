import ts from 'typescript'
import type { JsonSchema } from './json_schema.ts'

/** SDK classes that travel as plain JSON: their wire form is written down here by hand. */
const WIRE_FORMS: Record<string, JsonSchema> = {
  Decimal: { type: 'string', pattern: '^-?[0-9]+(\\.[0-9]+)?$' },
  Date: { type: 'string', format: 'date-time' },
  StripeContextType: { type: 'string' },
  StripeContext: { type: 'string' },
}

/** Turns the SDK's TypeScript types into JSON Schema, one definition per object type. */
export class TypeConverter {
  readonly definitions: Record<string, JsonSchema> = {}
  private readonly names = new Map<ts.Type, string>()
  private readonly taken = new Set<string>()
  private readonly checker: ts.TypeChecker

  constructor(checker: ts.TypeChecker) {
    this.checker = checker
  }

  convert(type: ts.Type): JsonSchema {
    const wire = WIRE_FORMS[(type.aliasSymbol ?? type.symbol)?.name ?? '']
    if (wire) return wire
    return this.scalar(type) ?? this.composite(type)
  }

  private scalar(type: ts.Type): JsonSchema | undefined {
    const { TypeFlags: Flag } = ts
    if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value }
    if (type.flags & Flag.BooleanLiteral)
      return { const: this.checker.typeToString(type) === 'true' }
    if (type.flags & (Flag.String | Flag.TemplateLiteral)) return { type: 'string' }
    if (type.flags & Flag.BigInt) return { type: ['string', 'integer'] }
    if (type.flags & Flag.Number) return { type: 'number' }
    if (type.flags & Flag.Boolean) return { type: 'boolean' }
    if (type.flags & Flag.Null) return { type: 'null' }
    if (type.flags & (Flag.Undefined | Flag.Void)) return { not: {} }
    if (type.flags & (Flag.Any | Flag.Unknown)) return {}
    if (type.flags & Flag.NonPrimitive) return { type: 'object' }
    return undefined
  }

  private composite(type: ts.Type): JsonSchema {
    if (type.isUnion()) return this.union(type)
    if (isOpenString(type)) return { type: 'string' }
    if (this.checker.isArrayType(type)) {
      const [element] = this.checker.getTypeArguments(type as ts.TypeReference)
      return element ? { type: 'array', items: this.convert(element) } : { type: 'array' }
    }
    if (type.getCallSignatures().length) return {}
    return this.definition(type)
  }

  /** Definitions are named before they are filled, because Stripe's types are recursive. */
  private definition(type: ts.Type): JsonSchema {
    const name = this.nameOf(type)
    if (!this.definitions[name]) {
      this.definitions[name] = {}
      this.definitions[name] = this.object(type)
    }
    return { def: name }
  }

  private object(type: ts.Type): JsonSchema {
    const properties: Record<string, JsonSchema> = {}
    const required: string[] = []
    for (const property of this.checker.getPropertiesOfType(type)) {
      const declaration = property.valueDeclaration ?? property.declarations?.[0]
      const propertyType = declaration
        ? this.checker.getTypeOfSymbolAtLocation(property, declaration)
        : this.checker.getTypeOfSymbol(property)
      if (property.name === 'lastResponse' || propertyType.getCallSignatures().length) continue
      properties[property.name] = this.convert(propertyType)
      if (!(property.flags & ts.SymbolFlags.Optional)) required.push(property.name)
    }
    const [index] = this.checker.getIndexInfosOfType(type)
    return {
      type: 'object',
      properties,
      additionalProperties: index ? this.convert(index.type) : false,
      ...(required.length ? { required } : {}),
    }
  }

  private union(type: ts.UnionType): JsonSchema {
    const parts = type.types.filter(
      (part) => !(part.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void))
    )
    const literals = parts.filter((part) => part.isStringLiteral()).map((part) => part.value)
    const booleans = parts.filter((part) => part.flags & ts.TypeFlags.BooleanLiteral)
    const isOpen = parts.some((part) => part.flags & ts.TypeFlags.String || isOpenString(part))
    const rest = parts
      .filter((part) => !part.isStringLiteral() && !booleans.includes(part))
      .filter((part) => !(part.flags & ts.TypeFlags.String) && !isOpenString(part))
      .map((part) => this.convert(part))

    const strings: JsonSchema[] = isOpen
      ? [literals.length ? { 'type': 'string', 'x-known': literals } : { type: 'string' }]
      : literals.length
        ? [{ enum: literals }]
        : []
    const [onlyBoolean] = booleans
    if (booleans.length === 2) rest.push({ type: 'boolean' })
    else if (onlyBoolean) rest.push(this.convert(onlyBoolean))
    return anyOf([...strings, ...rest])
  }

  private nameOf(type: ts.Type): string {
    const known = this.names.get(type)
    if (known) return known
    const symbol = type.aliasSymbol ?? type.symbol
    let base = this.checker
      .getFullyQualifiedName(symbol)
      .replace(/^".*?esm\//, '')
      .replace(/^resources\//, '')
      .replace(/"\./, '#')
      .replaceAll(/[^A-Za-z0-9_.#/]/g, '')
    const typeArguments = type.aliasTypeArguments ?? (type as ts.TypeReference).typeArguments ?? []
    for (const argument of typeArguments) {
      const text = argument.symbol ? this.nameOf(argument) : this.checker.typeToString(argument)
      base += `_${text.replaceAll(/[^A-Za-z0-9]/g, '_')}`
    }
    let name = base
    for (let copy = 2; this.taken.has(name); copy += 1) name = `${base}~${copy}`
    this.taken.add(name)
    this.names.set(type, name)
    return name
  }
}

/**
 * Objects first and null last: form bodies are text, and the first alternative that can be
 * coerced wins, so a metadata value of "007" must meet `string` before `number` and "" before null.
 */
function anyOf(alternatives: JsonSchema[]): JsonSchema {
  const rank = (schema: JsonSchema) =>
    schema.def || schema.type === 'array' ? 0 : schema.type === 'null' ? 2 : 1
  const sorted = alternatives.toSorted((one, other) => rank(one) - rank(other))
  const [first] = sorted
  if (!first) return { not: {} }
  return sorted.length === 1 ? first : { anyOf: sorted }
}

/** `OtherString`, the SDK's mark of an open enum, is `string & {}`. */
function isOpenString(type: ts.Type): boolean {
  const isBranded =
    type.isIntersection() && type.types.some((part) => part.flags & ts.TypeFlags.String)
  return isBranded || type.aliasSymbol?.name === 'OtherString'
}
