import { refused } from './failure.ts'

const longestSecret = 4096
const endOfLine = ['\r', '\n', '\u0004']
const interrupt = '\u0003'
const backspaces = ['\u007f', '\b']

/**
 * Reads a secret: all of standard input when it comes from a pipe or a file, else one line typed
 * at the terminal that is never shown. The question goes to stderr.
 */
export async function readSecret(stdin: NodeJS.ReadStream, question: string): Promise<string> {
  if (stdin.isTTY) return typed(stdin, question)
  let text = ''
  stdin.setEncoding('utf8')
  for await (const chunk of stdin) {
    text += String(chunk)
    if (text.length > longestSecret) break
  }
  return text
}

async function typed(stdin: NodeJS.ReadStream, question: string): Promise<string> {
  process.stderr.write(question)
  stdin.setRawMode(true)
  stdin.setEncoding('utf8')
  try {
    let secret = ''
    for await (const chunk of stdin.iterator({ destroyOnReturn: false })) {
      for (const key of String(chunk)) {
        if (key === interrupt) throw interrupted()
        if (endOfLine.includes(key)) return secret
        secret = backspaces.includes(key) ? secret.slice(0, -1) : secret + key
      }
    }
    return secret
  } finally {
    stdin.setRawMode(false)
    stdin.pause()
    process.stderr.write('\n')
  }
}

function interrupted() {
  return refused(
    'interrupted',
    'Nothing was stored.',
    'You stopped before the end of the line.',
    'Run “fleetprompt login” again when you have the token.'
  )
}
