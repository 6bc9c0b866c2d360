import { parentPort, workerData } from 'node:worker_threads'
import { inspectArchive, type ArchiveExpectation } from './inspect_archive.ts'

/** The thread that inspectArchiveInWorker() starts: one archive, one report, and it ends. */
const { file, expected } = workerData as { file: string; expected: ArchiveExpectation }
parentPort!.postMessage(await inspectArchive(file, expected))
