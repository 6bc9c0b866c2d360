import { existsSync, readFileSync } from 'node:fs'
import ts from 'typescript'

/**
 * The HTTP verb and path behind every SDK method, read from the calls of `_makeRequest` in the
 * generated JavaScript: the type declarations do not carry them.
 *
 * @returns `ClassName.method` to `POST /v1/refunds/{id}`
 */
export function httpCalls(declarationFile: string): Map<string, string> {
  const calls = new Map<string, string>()
  const file = declarationFile.replace(/\.d\.ts$/, '.js')
  if (!existsSync(file)) return calls
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true)

  source.forEachChild((node) => {
    if (!ts.isClassDeclaration(node) || !node.name) return
    for (const member of node.members) {
      if (!ts.isMethodDeclaration(member)) continue
      const call = firstRequest(member, source)
      if (call) calls.set(`${node.name.text}.${member.name.getText(source)}`, call)
    }
  })
  return calls
}

function firstRequest(method: ts.MethodDeclaration, source: ts.SourceFile): string | undefined {
  const visit = (node: ts.Node): string | undefined => {
    if (ts.isCallExpression(node) && node.expression.getText(source) === 'this._makeRequest') {
      const [verb, path] = node.arguments
      const template = path && pathTemplate(path)
      if (verb && ts.isStringLiteral(verb) && template) return `${verb.text} ${template}`
    }
    return ts.forEachChild(node, visit)
  }
  return visit(method)
}

function pathTemplate(node: ts.Expression): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text
  if (!ts.isTemplateExpression(node)) return undefined
  return node.head.text + node.templateSpans.map((span) => `{id}${span.literal.text}`).join('')
}
