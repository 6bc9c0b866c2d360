import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'

const require = createRequire(import.meta.url)
const root = new URL('../../', import.meta.url).pathname

/**
 * Breaks of the import rules below `baseDir`, as "rule: from → to". The aliases of package.json are repeated
 * as TypeScript paths, for without them every `#domain/…` import is silently unresolved and no rule can fail.
 */
export async function brokenImportRules(baseDir: string, folders: string[]): Promise<string[]> {
  const { forbidden, options } = require(join(root, '.dependency-cruiser.cjs'))
  const tsconfig = await tsconfigWithAliases(baseDir)
  try {
    const { output } = await cruise(
      folders,
      {
        ...options,
        ruleSet: { forbidden },
        validate: true,
        baseDir,
        tsConfig: { fileName: tsconfig },
      },
      {},
      { tsConfig: extractTSConfig(tsconfig) }
    )
    return (output as ICruiseResult).summary.violations.map(
      ({ rule, from, to }) => `${rule.name}: ${from} → ${to}`
    )
  } finally {
    await rm(tsconfig, { force: true })
  }
}

async function tsconfigWithAliases(baseDir: string): Promise<string> {
  const { imports } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  const paths = Object.fromEntries(
    Object.entries<string>(imports).map(([alias, target]) => [alias, [target.replace(/\.js$/, '')]])
  )
  const folder = await mkdtemp(join(baseDir, '.paths-'))
  await rm(folder, { recursive: true })
  const file = `${folder}.json`
  await writeFile(
    file,
    JSON.stringify({ compilerOptions: { baseUrl: baseDir, paths, ignoreDeprecations: '6.0' } })
  )
  return file
}
