/** The command line of the app: loads TypeScript on the fly, then hands over to bin/console. */
import '@poppinss/ts-exec'

await import('./bin/console.js')
