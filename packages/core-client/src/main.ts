import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { Call, type Command } from './call.ts'
import { download } from './commands/download.ts'
import { findCommand, helpFor, showCommand } from './commands/help.ts'
import { info } from './commands/info.ts'
import { install } from './commands/install.ts'
import { lint } from './commands/lint.ts'
import { login } from './commands/login.ts'
import { logout } from './commands/logout.ts'
import { search } from './commands/search.ts'
import { verify } from './commands/verify.ts'
import { Failure, exitCodes, misused, refused } from './failure.ts'
import { opensentienceHome } from './home.ts'
import { Terminal } from './terminal.ts'

const help = helpFor(() => commands)
const commands: readonly Command[] = [
  login,
  logout,
  search,
  info,
  verify,
  download,
  install,
  lint,
  help,
]

const everywhere = {
  registry: { type: 'string' },
  timeout: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

/** Runs one command line (without the program's own name) and resolves to the exit status. */
export async function main(line: readonly string[]): Promise<number> {
  const json = line.includes('--json')
  const terminal = new Terminal(process, process.env, json)
  try {
    return await dispatch(line, terminal)
  } catch (error) {
    return report(asFailure(error), terminal)
  }
}

async function dispatch(line: readonly string[], terminal: Terminal): Promise<number> {
  const at = line.findIndex((part) => part !== '--json')
  const first = line[at] ?? '--help'
  if (first === '--version' || first === '-v') return showVersion(terminal)
  const wantsHelp = first === '--help' || first === '-h'
  const command = wantsHelp ? help : findCommand(first, commands)
  const rest = line.filter((_, place) => place !== at)
  const { values, positionals } = parsed(wantsHelp ? [] : rest, command)
  if (values.help === true) {
    showCommand(terminal, command)
    return exitCodes.done
  }
  const [least, most] = command.words
  if (positionals.length < least || positionals.length > most) throw badUsage(command)
  const home = opensentienceHome(process.env)
  const surroundings = { terminal, env: process.env, stdin: process.stdin, home }
  return command.run(new Call(surroundings, values, positionals))
}

function parsed(line: readonly string[], command: Command) {
  try {
    return parseArgs({
      args: [...line],
      options: { ...command.options, ...everywhere },
      allowPositionals: true,
      strict: true,
    })
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('. ')[0] ?? '') : ''
    throw badUsage(command, `${why.replace(/\.$/, '')}.`)
  }
}

function badUsage(command: Command, why = 'There are too few or too many words.'): Failure {
  return misused(
    `That is not how ${command.name} is used.`,
    why,
    `fleetprompt ${command.usage}   (“fleetprompt help ${command.name}” explains it)`
  )
}

function showVersion(terminal: Terminal): number {
  const file = new URL('../package.json', import.meta.url)
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string }
  terminal.data({ version })
  terminal.line(version)
  return exitCodes.done
}

/** A refusal of the file system in our words; anything else is a defect of ours, told without its stack. */
function asFailure(error: unknown): Failure {
  if (error instanceof Failure) return error
  const message = error instanceof Error ? error.message : String(error)
  if (error instanceof Error && 'syscall' in error) {
    return refused(
      'local_file',
      'This machine did not let the files be read or written.',
      `${message}.`,
      'Check the permissions and the free space there, then run the same command again.'
    )
  }
  return refused(
    'defect',
    'Something went wrong inside this command.',
    `${message}.`,
    'Please report it, with the command line but without your token.'
  )
}

function report(failure: Failure, terminal: Terminal): number {
  const { code, message, why, wayOut, status, requestId } = failure
  terminal.data({
    error: { code, message, why, way_out: wayOut, status, request_id: requestId },
  })
  terminal.note(terminal.paint('red', message))
  terminal.note(`  ${why}`)
  terminal.note(`  ${wayOut}`)
  if (requestId !== null) terminal.note(terminal.paint('dim', `  Request ${requestId}`))
  return failure.exitCode
}
