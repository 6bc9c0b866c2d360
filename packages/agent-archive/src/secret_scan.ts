import { finding, type Finding } from './refusal.ts'

/** Only the beginning of a file is searched: secrets stand in small files. */
const SEARCHED_BYTES = 1024 * 1024
/** Longer than any of the patterns can match, so that none is missed between two chunks. */
const OVERLAP = 128

/** Secrets by the prefixes their issuers gave them to be found by. */
const SECRETS: [what: string, pattern: RegExp][] = [
  ['an install token of this marketplace', /fpm_[0-9A-Za-z]{38}/],
  ['a private key', /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/],
  ['a Stripe key', /\b[rs]k_live_[0-9A-Za-z]{24}/],
  ['a GitHub token', /\bgh[oprsu]_[0-9A-Za-z]{36}|\bgithub_pat_[0-9A-Za-z_]{82}/],
  ['an npm token', /\bnpm_[0-9A-Za-z]{36}/],
  ['an AWS access key', /\bAKIA[0-9A-Z]{16}\b/],
]

/**
 * Looks for secrets in a file while it is being read. They are warnings: the archive is the
 * publisher's to publish, but buyers will read every byte of it.
 */
export class SecretScan {
  readonly #path: string
  readonly #found = new Set<string>()
  #searchedBytes = 0
  #rest = ''

  constructor(path: string) {
    this.#path = path
    if (/(^|\/)\.env(\.(local|production))?$/.test(path)) this.#found.add('environment settings')
  }

  read(chunk: Uint8Array): void {
    if (this.#searchedBytes >= SEARCHED_BYTES) return
    this.#searchedBytes += chunk.length
    const view = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    const text = this.#rest + view.toString('latin1')
    for (const [what, pattern] of SECRETS) if (pattern.test(text)) this.#found.add(what)
    this.#rest = text.slice(-OVERLAP)
  }

  findings(): Finding[] {
    return [...this.#found].map((what) => ({
      ...finding('content.secret', `A file seems to hold ${what}.`, { path: this.#path }),
      severity: 'warning',
    }))
  }
}
