import { gzipSync } from 'node:zlib'

const block = 512

/** A file of a test archive; its text, and whether it may be run. */
export interface PackedFile {
  path: string
  text: string
  executable?: boolean
}

/** A plain ustar archive, gzipped: small enough to be read in one glance (POSIX.1-2017, pax). */
export function tarGz(files: readonly PackedFile[]): Buffer {
  const parts = files.flatMap(({ path, text, executable }) => {
    const body = Buffer.from(text)
    const padding = Buffer.alloc((block - (body.length % block)) % block)
    return [header(path, body.length, executable === true), body, padding]
  })
  return gzipSync(Buffer.concat([...parts, Buffer.alloc(2 * block)]))
}

function header(path: string, size: number, executable: boolean): Buffer {
  const head = Buffer.alloc(block)
  head.write(path, 0, 100)
  head.write(`${executable ? '0000755' : '0000644'}\0`, 100)
  head.write('0000000\0', 108)
  head.write('0000000\0', 116)
  head.write(`${size.toString(8).padStart(11, '0')}\0`, 124)
  head.write('00000000000\0', 136)
  head.write(' '.repeat(8), 148)
  head.write('0', 156)
  head.write('ustar\0', 257, 'latin1')
  head.write('00', 263)
  const sum = head.reduce((total, byte) => total + byte, 0)
  head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return head
}

/** The manifest of a test agent, as text. */
export function manifestOf(agentId: string, version: string, permissions: string[]): string {
  return JSON.stringify(
    {
      manifest_version: 1,
      id: agentId,
      name: 'Reviewer',
      version,
      description: 'Reads your pull requests',
      source: { git_url: 'https://example.com/reviewer.git', ref: 'main' },
      entrypoint: { type: 'mix_task', value: 'reviewer.run' },
      permissions,
      capabilities: ['tools'],
    },
    null,
    2
  )
}

/** A good archive of a test agent: its manifest, a source file and a script that must never be run. */
export function agentArchive(
  agentId: string,
  version: string,
  permissions: string[],
  more: readonly PackedFile[] = []
): Buffer {
  return tarGz([
    { path: 'opensentience.agent.json', text: manifestOf(agentId, version, permissions) },
    { path: 'lib/reviewer.ex', text: `defmodule Reviewer do\n  # ${version}\nend\n` },
    { path: 'bin/run', text: '#!/bin/sh\ntouch ../ran\n', executable: true },
    { path: 'README.md', text: '# Reviewer\n' },
    { path: 'LICENSE', text: 'MIT\n' },
    ...more,
  ])
}
