import type { ParseArgsOptionsConfig } from 'node:util'
import { FleetPromptClient } from './client.ts'
import { Credentials } from './credentials.ts'
import { misused, refused } from './failure.ts'
import { defaultRegistry, readRegistryAddress } from './registry_address.ts'
import type { Terminal } from './terminal.ts'

/** A command of the command line; `run` resolves to the exit status. */
export interface Command {
  name: string
  /** How it is written after `fleetprompt`. */
  usage: string
  summary: string
  /** What a reader of its help should know: a line each. */
  details: readonly string[]
  options: ParseArgsOptionsConfig
  /** How many words may stand beside the options, at least and at most. */
  words: readonly [number, number]
  run(call: Call): Promise<number>
}

/** Everything from outside that one run of a command may use. */
export interface CallSurroundings {
  terminal: Terminal
  env: NodeJS.ProcessEnv
  stdin: NodeJS.ReadStream
  home: string
}

type OptionValues = Record<string, string | boolean | (string | boolean)[] | undefined>

/** One run of a command: what was asked for, and the way to the marketplace. */
export class Call {
  readonly terminal: Terminal
  readonly stdin: NodeJS.ReadStream
  readonly home: string
  readonly credentials: Credentials
  readonly words: readonly string[]
  readonly #env: NodeJS.ProcessEnv
  readonly #values: OptionValues

  constructor(surroundings: CallSurroundings, values: OptionValues, words: readonly string[]) {
    this.terminal = surroundings.terminal
    this.stdin = surroundings.stdin
    this.home = surroundings.home
    this.credentials = new Credentials(surroundings.home)
    this.words = words
    this.#env = surroundings.env
    this.#values = values
  }

  /** The word at a place, which `Command.words` has promised to be there. */
  word(place: number): string {
    const word = this.words[place]
    if (word === undefined) throw new RangeError(`no word ${place}`)
    return word
  }

  option(name: string): string | null {
    const value = this.#values[name]
    return typeof value === 'string' ? value : null
  }

  flag(name: string): boolean {
    return this.#values[name] === true
  }

  /** The registry to speak to: told, else from the environment, else the last login, else this machine. */
  async registry(): Promise<string> {
    const told = this.option('registry') ?? this.#env.FLEETPROMPT_REGISTRY
    if (told) return readRegistryAddress(told)
    return readRegistryAddress((await this.credentials.defaultRegistry()) ?? defaultRegistry)
  }

  /** A client for what is open to anyone. */
  async publicClient(): Promise<FleetPromptClient> {
    return this.clientWith(await this.registry(), null)
  }

  /** A client that carries the token stored for its registry. */
  async client(): Promise<FleetPromptClient> {
    const registry = await this.registry()
    const token = await this.credentials.tokenFor(registry)
    if (token !== null) return this.clientWith(registry, token)
    throw refused(
      'not_logged_in',
      `There is no install token for ${registry} on this machine.`,
      'Downloads need one, also for free agents.',
      'Make a token in your library there, then run “fleetprompt login”.'
    )
  }

  clientWith(registry: string, token: string | null): FleetPromptClient {
    return new FleetPromptClient({ registry, token, timeoutInMs: this.#timeoutInMs() })
  }

  #timeoutInMs(): number {
    const told = this.option('timeout')
    if (told === null) return 30_000
    if (/^\d{1,4}(\.\d{1,3})?$/.test(told) && Number(told) > 0) return Number(told) * 1000
    throw misused(
      'The timeout was not understood.',
      'It is a number of seconds greater than zero.',
      'For example --timeout 60'
    )
  }
}
