import { join } from 'node:path'
import ts from 'typescript'
import type { JsonSchema, SchemaBook } from './json_schema.ts'
import type { SdkProgram } from './sdk_program.ts'
import type { TypeConverter } from './type_converter.ts'

/** Snapshot event types, each with the schema of the object it carries. */
export function snapshots(sdk: SdkProgram, converter: TypeConverter): Record<string, JsonSchema> {
  const found: Record<string, JsonSchema> = {}
  for (const { declaration, name } of typedEvents(sdk, 'Events.d.ts')) {
    const type = sdk.checker.getTypeAtLocation(declaration)
    const data = propertyType(sdk, type, 'data', declaration)
    const object = data && propertyType(sdk, data, 'object', declaration)
    if (object) found[name] = converter.convert(object)
  }
  return found
}

/** Thin event types: what is sent to the endpoint, and what retrieving the event answers. */
export function notifications(
  sdk: SdkProgram,
  converter: TypeConverter
): SchemaBook['notifications'] {
  const sent: Record<string, JsonSchema> = {}
  const retrieved: Record<string, JsonSchema> = {}
  for (const { declaration, name } of typedEvents(sdk, 'V2/Core/Events.d.ts')) {
    const target = declaration.name.text.endsWith('EventNotification') ? sent : retrieved
    target[name] = converter.convert(sdk.checker.getTypeAtLocation(declaration))
  }
  return Object.fromEntries(
    Object.entries(sent).map(([name, schema]) => [
      name,
      { sent: schema, retrieved: retrieved[name] ?? {} },
    ])
  )
}

/** The interfaces of a file whose `type` is one literal. */
function typedEvents(sdk: SdkProgram, file: string) {
  const found: { declaration: ts.InterfaceDeclaration; name: string }[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isInterfaceDeclaration(node) && /Event(Notification)?$/.test(node.name.text)) {
      const type = propertyType(sdk, sdk.checker.getTypeAtLocation(node), 'type', node)
      if (type?.isStringLiteral()) found.push({ declaration: node, name: type.value })
    }
    ts.forEachChild(node, visit)
  }
  const source = sdk.program.getSourceFile(join(sdk.root, 'resources', file))
  if (source) visit(source)
  return found
}

function propertyType(sdk: SdkProgram, type: ts.Type, name: string, at: ts.Node) {
  const property = type.getProperty(name)
  return property && sdk.checker.getTypeOfSymbolAtLocation(property, at)
}
