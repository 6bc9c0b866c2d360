import { spawn, type ChildProcess } from 'node:child_process'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Order, Rendering } from '#shared/markdown/rendering_program'

const MEMORY_LIMIT_MB = 128
/** An honest text of 100 kB takes a tenth of it; on a busy machine the clock runs faster than the work. */
const TIME_LIMIT_MS = 2_000
/** Starting is no text's fault, and takes long on a busy machine. */
const START_LIMIT_MS = 20_000
/** An idle one takes memory: it is let go, and the next text starts another. */
const PATIENCE_MS = 60_000

const HERE = new URL(import.meta.url)
const PROGRAM = new URL(`./rendering_program${extname(HERE.pathname)}`, HERE)

let ready: Promise<ChildProcess> | undefined
let patience: NodeJS.Timeout | undefined
let turn: Promise<unknown> = Promise.resolve()

/** Renders one text after another in another process, and kills that with whatever does not end in time: null then. */
export function renderElsewhere(order: Order): Promise<Rendering | null> {
  const rendering = turn.then(() => renderNow(order))
  turn = rendering.catch(() => {})
  return rendering
}

async function renderNow(order: Order): Promise<Rendering | null> {
  clearTimeout(patience)
  ready ??= start()
  const child = await ready.catch((error) => {
    ready = undefined
    throw error
  })
  hold(child, true)
  const answer = await answerOf<Rendering>(child, TIME_LIMIT_MS, order)
  if (answer === null) ready = undefined
  else letWait(child)
  return answer
}

async function start(): Promise<ChildProcess> {
  // Loaders, flags and the environment of the calling process are not for this one.
  const child = spawn(
    process.execPath,
    [`--max-old-space-size=${MEMORY_LIMIT_MB}`, fileURLToPath(PROGRAM)],
    { stdio: ['ignore', 'ignore', 'ignore', 'ipc'], serialization: 'advanced', env: {} }
  )
  if ((await answerOf(child, START_LIMIT_MS)) === null)
    throw new Error('The process that renders texts did not start.')
  return child
}

/** The child's next message; null, and its end, when there is none in time. */
function answerOf<Answer>(child: ChildProcess, limitMs: number, order?: Order) {
  return new Promise<Answer | null>((resolve) => {
    const end = (answer: Answer | null) => {
      clearTimeout(timer)
      child
        .off('message', end as (message: unknown) => void)
        .off('error', died)
        .off('close', died)
      if (answer === null) child.once('error', () => {}).kill('SIGKILL')
      resolve(answer)
    }
    const died = () => end(null)
    const timer = setTimeout(died, limitMs)
    child.once('message', end as (message: unknown) => void)
    child.once('error', died).once('close', died)
    // Whoever is gone before it could be told has closed, or will.
    if (order) child.send(order, () => {})
  })
}

function letWait(child: ChildProcess) {
  hold(child, false)
  patience = setTimeout(() => {
    ready = undefined
    child.kill('SIGKILL')
  }, PATIENCE_MS).unref()
}

/** Whether a child keeps the calling process alive: only while it works for it. */
function hold(child: ChildProcess, held: boolean) {
  for (const handle of [child, child.channel])
    if (held) handle?.ref()
    else handle?.unref()
}
