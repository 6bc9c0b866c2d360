import { inspectArchive, type ArchiveExpectation } from './inspect_archive.ts'

type Order = { file: string; expected: ArchiveExpectation }

/** The program that inspectArchiveInChild() starts: for each archive a report, until its parent is gone. */
process.on('message', async (order) => {
  const { file, expected } = order as Order
  process.send!(await inspectArchive(file, expected))
})
process.once('disconnect', () => process.exit())
