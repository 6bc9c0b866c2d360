declare module 's3rver' {
  import type { Server } from 'node:http'

  /** An S3 server for tests; it ships no types. */
  export default class S3rver {
    constructor(options: Record<string, unknown>)
    httpServer: Server
    run(): Promise<{ port: number }>
    close(): Promise<void>
  }
}
