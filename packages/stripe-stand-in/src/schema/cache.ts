import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { SchemaBook } from './json_schema.ts'

// Raised whenever what the generator writes changes shape.
const FORMAT = 1

/** Reads the schema book of the installed SDK, generating it (about six seconds) the first time. */
export async function loadSchemaBook(directory: string): Promise<SchemaBook> {
  const name = `stripe-${version('stripe')}-typescript-${version('typescript')}-${FORMAT}.json`
  const file = join(directory, name)
  if (!existsSync(file)) {
    const generator = fileURLToPath(new URL('./generate.ts', import.meta.url))
    await promisify(execFile)(process.execPath, [generator, file])
  }
  return JSON.parse(readFileSync(file, 'utf8')) as SchemaBook
}

/**
 * Read from the package's manifest, because importing the compiler takes most of a second. The
 * nearest manifest may only say "type": "module"; the one with a version is the package's.
 */
function version(name: string): string {
  for (let folder = new URL('.', import.meta.resolve(name)); ; folder = new URL('..', folder)) {
    const file = new URL('package.json', folder)
    if (!existsSync(file)) continue
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as { version?: string }
    if (manifest.version) return manifest.version
  }
}
