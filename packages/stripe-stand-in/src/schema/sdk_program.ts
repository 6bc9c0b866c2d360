import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

/** The installed SDK as one TypeScript program. */
export interface SdkProgram {
  /** The folder with `resources/`, absolute. */
  root: string
  resourceFiles: string[]
  program: ts.Program
  checker: ts.TypeChecker
}

export function sdkProgram(): SdkProgram {
  const root = dirname(fileURLToPath(import.meta.resolve('stripe')))
  const resourceFiles = readdirSync(join(root, 'resources'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.d.ts') && !file.endsWith('index.d.ts'))
    .sort()
    .map((file) => join(root, 'resources', file))
  const program = ts.createProgram([...resourceFiles, join(root, 'stripe.esm.node.d.ts')], {
    strict: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    skipLibCheck: true,
    types: [],
  })
  return { root, resourceFiles, program, checker: program.getTypeChecker() }
}
