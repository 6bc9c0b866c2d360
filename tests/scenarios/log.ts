import logger from '@adonisjs/core/services/logger'

type Stream = { write(line: string): unknown }

/** Everything the logger writes from now on, at its most talkative, each line as JSON. */
export function listenToLog(cleanup: (restore: () => void) => void): string[] {
  const lines: string[] = []
  const { pino } = logger as unknown as { pino: { level: string } & Record<symbol, Stream> }
  const key = Object.getOwnPropertySymbols(pino).find(
    (symbol) => symbol.description === 'pino.stream'
  )!
  const [stream, level] = [pino[key], pino.level]
  pino[key] = { write: (line) => lines.push(line) }
  pino.level = 'trace'
  cleanup(() => {
    pino[key] = stream
    pino.level = level
  })
  return lines
}
