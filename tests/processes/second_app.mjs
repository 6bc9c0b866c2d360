/** The app as `bin/server` starts it, from its sources: a process of its own that a test may kill. */
import '@poppinss/ts-exec'

await import('../../bin/server.js')
