import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import Stripe from 'stripe'
import { notifications, snapshots } from './event_types.ts'
import type { SchemaBook } from './json_schema.ts'
import { operations } from './operations.ts'
import { sdkProgram } from './sdk_program.ts'
import { TypeConverter } from './type_converter.ts'

// Run as a process of its own (`node generate.ts OUT`): the TypeScript compiler needs half a
// gigabyte for a few seconds, and the stand-in should not keep it.
const [, , out] = process.argv
if (!out) throw new Error('usage: node generate.ts OUT')

const sdk = sdkProgram()
const converter = new TypeConverter(sdk.checker)
const book: SchemaBook = {
  sdkVersion: Stripe.PACKAGE_VERSION,
  apiVersion: Stripe.API_VERSION,
  operations: operations(sdk, converter),
  snapshots: snapshots(sdk, converter),
  notifications: notifications(sdk, converter),
  definitions: converter.definitions,
}
mkdirSync(dirname(out), { recursive: true })
// Renamed into place, so that two stand-ins starting together never read half a file.
writeFileSync(`${out}.${process.pid}`, JSON.stringify(book))
renameSync(`${out}.${process.pid}`, out)
