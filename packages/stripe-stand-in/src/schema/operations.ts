import ts from 'typescript'
import { httpCalls } from './http_calls.ts'
import type { JsonSchema, Operation } from './json_schema.ts'
import type { SdkProgram } from './sdk_program.ts'
import type { TypeConverter } from './type_converter.ts'

/** Every operation the SDK can call: verb, path, parameters and result. */
export function operations(sdk: SdkProgram, converter: TypeConverter): Operation[] {
  const found = new Map<string, Operation>()
  for (const file of sdk.resourceFiles) {
    const calls = httpCalls(file)
    sdk.program.getSourceFile(file)?.forEachChild((node) => {
      if (!ts.isClassDeclaration(node) || !node.name) return
      for (const member of node.members) {
        if (!ts.isMethodDeclaration(member)) continue
        const name = calls.get(`${node.name.text}.${member.name.getText()}`)
        // The first overload is the one with parameters.
        if (!name || found.has(name)) continue
        found.set(name, { name, params: params(member), ...result(member) })
      }
    })
  }
  return [...found.values()]

  function params(method: ts.MethodDeclaration): JsonSchema | null {
    const parameter = method.parameters.find((each) => each.name.getText() === 'params')
    if (!parameter) return null
    return converter.convert(
      sdk.checker.getNonNullableType(sdk.checker.getTypeAtLocation(parameter))
    )
  }

  function result(method: ts.MethodDeclaration): Pick<Operation, 'shape' | 'returns'> {
    const signature = sdk.checker.getSignatureFromDeclaration(method)
    const type = signature && sdk.checker.getReturnTypeOfSignature(signature)
    if (!type) return { shape: 'object', returns: {} }
    const [inner] =
      type.aliasTypeArguments ?? sdk.checker.getTypeArguments(type as ts.TypeReference)
    if (!inner) return { shape: 'object', returns: {} }
    const wrapper = (type.aliasSymbol ?? type.symbol).name
    if (/^V2(List|SearchResult)Promise$/.test(wrapper))
      return { shape: 'v2_list', returns: converter.convert(inner) }
    if (/^Api(List|SearchResult)Promise$/.test(wrapper))
      return { shape: 'list', returns: converter.convert(inner) }
    // Response<T> is T & { lastResponse }: the alias still remembers the T.
    return { shape: 'object', returns: converter.convert(inner.aliasTypeArguments?.[0] ?? inner) }
  }
}
