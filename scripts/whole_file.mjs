import { renameSync, writeFileSync } from 'node:fs'

/** Writes a small file of this user's own so that it is there whole or not at all, whenever we are killed. */
export function writeWhole(file, content) {
  const beside = `${file}.${process.pid}`
  writeFileSync(beside, content, { mode: 0o600 })
  renameSync(beside, file)
}
