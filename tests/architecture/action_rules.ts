import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

const WRITES = [
  'save',
  'delete',
  'create',
  'createMany',
  'updateOrCreate',
  'firstOrCreate',
  'merge',
]
const AUTHORITY = ['authorize', 'allows', 'denies']

/** Breaks of the house's rules for actions and controllers below `root`, as "file: what is wrong". */
export function brokenActionRules(root: string): string[] {
  const actions = globSync('app/*/actions/*.ts', { cwd: root }).map((file) =>
    actionBreaks(root, file)
  )
  const controllers = globSync('app/*/controllers/**/*.ts', { cwd: root }).map((file) =>
    controllerBreaks(root, file)
  )
  return [...actions, ...controllers].flat().sort()
}

function actionBreaks(root: string, file: string): string[] {
  const source = parse(root, file)
  const handle = defaultClass(source)?.members.find(
    (member): member is ts.MethodDeclaration =>
      ts.isMethodDeclaration(member) && member.name.getText(source) === 'handle'
  )
  if (!handle) return [`${file}: exports no class with a handle method`]

  const [actor] = handle.parameters
  const breaks: string[] = []
  if (actor?.name.getText(source) !== 'actor' || actor.questionToken || actor.initializer)
    breaks.push(`${file}: handle does not take the actor first`)
  if (!asksPolicy(source)) breaks.push(`${file}: asks no policy`)
  return breaks
}

/** `bouncerFor(actor).with(SomePolicy).authorize(…)`, awaited: a promise nobody waits for refuses nothing. */
function asksPolicy(source: ts.SourceFile): boolean {
  return calls(source).some(
    (call) =>
      methodOf(call) === 'authorize' &&
      /^bouncerFor\(\s*actor\s*\)\s*\.with\(/.test(call.expression.getText(source)) &&
      (ts.isAwaitExpression(call.parent) || ts.isReturnStatement(call.parent))
  )
}

function controllerBreaks(root: string, file: string): string[] {
  const source = parse(root, file)
  return calls(source)
    .map((call) => methodOf(call))
    .filter((method) => WRITES.includes(method) || AUTHORITY.includes(method))
    .map((method) => `${file}: a controller calls .${method}()`)
}

const parse = (root: string, file: string) =>
  ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest, true)

const defaultClass = (source: ts.SourceFile) =>
  source.statements.find(
    (statement): statement is ts.ClassDeclaration =>
      ts.isClassDeclaration(statement) &&
      !!statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)
  )

const methodOf = (call: ts.CallExpression) =>
  ts.isPropertyAccessExpression(call.expression) ? call.expression.name.text : ''

function calls(node: ts.Node): ts.CallExpression[] {
  const found: ts.CallExpression[] = ts.isCallExpression(node) ? [node] : []
  node.forEachChild((child) => {
    found.push(...calls(child))
  })
  return found
}
