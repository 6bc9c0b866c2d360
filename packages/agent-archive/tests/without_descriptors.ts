import { closeSync, openSync } from 'node:fs'
import { inspectArchiveInChild } from '../src/index.ts'

/** A program that asks for an inspection while it has this many file descriptors left, and once more with all of them. */
const [file, left] = process.argv.slice(2)

const descriptors: number[] = []
try {
  for (;;) descriptors.push(openSync('/dev/null', 'r'))
} catch {
  for (let count = 0; count < Number(left); count++) closeSync(descriptors.pop()!)
}
const poor = await inspectArchiveInChild(file!)
descriptors.forEach((descriptor) => closeSync(descriptor))
const rich = await inspectArchiveInChild(file!)
process.stdout.write(JSON.stringify([poor.findings[0]?.code ?? 'ok', rich.verdict]))
process.exit()
