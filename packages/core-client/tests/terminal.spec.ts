import { Writable } from 'node:stream'
import { test } from '@japa/runner'
import { ProgressBar } from '../src/progress_bar.ts'
import { Terminal } from '../src/terminal.ts'
import { inWords } from '../src/wording.ts'

const escape = '\u001b'

/** A terminal or a file, with everything that was written to it. */
function screen(isTTY: boolean) {
  const lines: string[] = []
  const write = (chunk: Buffer, _encoding: string, done: () => void) => {
    lines.push(chunk.toString())
    done()
  }
  return Object.assign(new Writable({ write }), { isTTY, lines })
}

test.group('The terminal', () => {
  test('has colours only where a person sees them and wants them', ({ assert }) => {
    const cases: [boolean, NodeJS.ProcessEnv, boolean][] = [
      [true, {}, true],
      [true, { NO_COLOR: '1' }, false],
      [true, { NO_COLOR: '' }, true],
      [true, { TERM: 'dumb' }, false],
      [false, {}, false],
    ]
    for (const [isTTY, env, coloured] of cases) {
      const stdout = screen(isTTY)
      const terminal = new Terminal({ stdout, stderr: screen(true) }, env, false)
      terminal.line(terminal.paint('red', 'careful'))
      assert.equal(stdout.lines.join('').includes(escape), coloured)
      assert.include(stdout.lines.join(''), 'careful')
    }
  })

  test('keeps columns straight, whatever is coloured in them', ({ assert }) => {
    const stdout = screen(false)
    const terminal = new Terminal({ stdout, stderr: screen(false) }, {}, false)
    terminal.columns([
      [terminal.paint('red', 'high'), 'x'],
      ['medium', 'y'],
    ])
    assert.deepEqual(stdout.lines, ['  high    x\n', '  medium  y\n'])
  })

  test('draws a bar at most ten times a second, and none for a program', ({ assert }) => {
    for (const [isTTY, json] of [
      [true, false],
      [true, true],
      [false, false],
    ] as const) {
      const stderr = screen(isTTY)
      let now = 0
      const terminal = new Terminal({ stdout: screen(true), stderr }, {}, json)
      const bar = new ProgressBar(terminal, () => now)
      for (; now < 1000; now += 10) bar.show(now * 1000, 1_000_000)
      bar.show(1_000_000, 1_000_000)
      bar.clear()
      assert.equal(stderr.lines.length, isTTY && !json ? 12 : 0)
      if (stderr.lines.length > 0) assert.include(stderr.lines.at(-2) ?? '', '100 %')
    }
  })

  test('says sizes as people read them', ({ assert }) => {
    const sizes = [0, 999, 1000, 7_400_000, 99_960, 999_999_999]
    assert.deepEqual(sizes.map(inWords), [
      '0 bytes',
      '999 bytes',
      '1.0 kB',
      '7.4 MB',
      '100 kB',
      '1.0 GB',
    ])
  })
})
