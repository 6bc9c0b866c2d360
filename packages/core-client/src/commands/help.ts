import type { Call, Command } from '../call.ts'
import { exitCodes, misused } from '../failure.ts'
import type { Terminal } from '../terminal.ts'

const everywhere = [
  ['--registry URL', 'another marketplace (or FLEETPROMPT_REGISTRY); the last login’s unless told'],
  ['--timeout SECONDS', 'how long the server may be silent; 30 unless told'],
  ['--json', 'the result as JSON on standard output'],
  ['-h, --help', 'help on a command'],
  ['-v, --version', 'the version of this program'],
]

const exits = [
  ['0', 'done'],
  ['1', 'refused, with the reason'],
  ['2', 'used wrongly'],
  ['3', 'no usable answer from the network or the server'],
]

/** Makes the help command for a list of commands, which it cannot import without a circle. */
export function helpFor(commands: () => readonly Command[]): Command {
  return {
    name: 'help',
    usage: 'help [COMMAND]',
    summary: 'Show this, or one command in full',
    details: [],
    options: {},
    words: [0, 1],
    run: async (call) => run(call, commands()),
  }
}

async function run(call: Call, commands: readonly Command[]): Promise<number> {
  const [name] = call.words
  if (name === undefined) showAll(call.terminal, commands)
  else showCommand(call.terminal, findCommand(name, commands))
  call.terminal.data({
    commands: commands.map((command) => ({
      name: command.name,
      usage: `fleetprompt ${command.usage}`,
      summary: command.summary,
    })),
  })
  return exitCodes.done
}

/** @throws Failure (usage) */
export function findCommand(name: string, commands: readonly Command[]): Command {
  const command = commands.find((one) => one.name === name)
  if (command !== undefined) return command
  throw misused(
    `There is no command “${name}”.`,
    `The commands are ${commands.map((one) => one.name).join(', ')}.`,
    '“fleetprompt help” explains them.'
  )
}

function showAll(terminal: Terminal, commands: readonly Command[]): void {
  terminal.line('fleetprompt – agents from a FleetPrompt marketplace, for OpenSentience Core')
  terminal.line()
  terminal.columns(commands.map(({ name, summary }) => [terminal.paint('bold', name), summary]))
  terminal.line()
  terminal.line('With every command')
  terminal.columns(everywhere)
  terminal.line()
  terminal.line('Exit status')
  terminal.columns(exits)
}

/** Shows one command in full. */
export function showCommand(terminal: Terminal, command: Command): void {
  terminal.line(`${terminal.paint('bold', 'fleetprompt')} ${command.usage}`)
  terminal.line()
  terminal.line(`  ${command.summary}.`)
  for (const detail of command.details) terminal.line(`  ${detail}`)
  terminal.line()
  terminal.line('With every command')
  terminal.columns(everywhere)
}
