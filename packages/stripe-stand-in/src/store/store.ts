import { Journal } from './journal.ts'

/** Anything remembered: a Stripe object, an event, an idempotency record, a delivery. */
export interface Row {
  kind: string
  id: string
  /** The connected account it belongs to; null: the platform. */
  owner: string | null
  /** Order of creation, for lists; it stays when the row changes. */
  position: number
  value: unknown
}

/**
 * The whole state, in memory. A transaction either reaches the journal as one line or leaves no
 * trace, and its effects (deliveries, timers) are handed to the caller to run once it may.
 */
export class Store {
  private readonly kinds = new Map<string, Map<string, Row>>()
  private readonly journal: Journal | undefined
  private position = 0
  private current: { before: Map<string, Row | undefined>; effects: (() => void)[] } | undefined

  constructor(directory?: string) {
    if (!directory) return
    this.journal = new Journal(directory)
    for (const row of this.journal.read()) this.set(row)
    this.journal.compact(this.rows())
  }

  /** @returns the work's result, and its effects for the caller to run after answering */
  transaction<T>(work: () => T): { result: T; settle: () => void } {
    if (this.current) return { result: work(), settle: () => {} }
    const transaction = {
      before: new Map<string, Row | undefined>(),
      effects: [] as (() => void)[],
    }
    this.current = transaction
    try {
      const result = work()
      const changed = [...transaction.before.keys()].map((key) => this.byKey(key))
      this.journal?.append(changed.filter((row) => row !== undefined))
      return { result, settle: () => transaction.effects.forEach((effect) => effect()) }
    } catch (error) {
      for (const [key, row] of transaction.before) this.restore(key, row)
      throw error
    } finally {
      this.current = undefined
    }
  }

  /** Finds out what would come of some work: answers that, and leaves no trace of it. */
  rehearse<T>(work: () => T): T {
    const outer = this.current
    const rehearsal = { before: new Map<string, Row | undefined>(), effects: [] }
    this.current = rehearsal
    try {
      return work()
    } finally {
      for (const [key, row] of rehearsal.before) this.restore(key, row)
      this.current = outer
    }
  }

  /** Runs once the transaction has been journaled and its answer sent; never after a refusal. */
  afterwards(effect: () => void): void {
    if (this.current) this.current.effects.push(effect)
    else effect()
  }

  put(kind: string, id: string, owner: string | null, value: unknown): void {
    if (!this.current) throw new Error('Changes belong in a transaction')
    const key = `${kind}\n${id}`
    const known = this.kinds.get(kind)?.get(id)
    if (!this.current.before.has(key)) this.current.before.set(key, known)
    this.set({ kind, id, owner, value, position: known?.position ?? this.position + 1 })
  }

  get(kind: string, id: string): Row | undefined {
    return this.kinds.get(kind)?.get(id)
  }

  /** In order of creation. */
  all(kind: string): Row[] {
    return [...(this.kinds.get(kind)?.values() ?? [])]
  }

  /** Whatever has this id, of any kind; what is only remembered about it (`_…`) comes last. */
  anywhere(id: string): Row | undefined {
    let remembered: Row | undefined
    for (const [kind, rows] of this.kinds) {
      const row = rows.get(id)
      if (row && !kind.startsWith('_')) return row
      remembered ??= row
    }
    return remembered
  }

  clear(): void {
    this.kinds.clear()
    this.journal?.compact([])
  }

  close(): void {
    this.journal?.close()
  }

  private set(row: Row): void {
    const rows = this.kinds.get(row.kind) ?? new Map<string, Row>()
    this.kinds.set(row.kind, rows.set(row.id, row))
    this.position = Math.max(this.position, row.position)
  }

  private restore(key: string, row: Row | undefined): void {
    const [kind = '', id = ''] = key.split('\n')
    if (row) this.set(row)
    else this.kinds.get(kind)?.delete(id)
  }

  private byKey(key: string): Row | undefined {
    const [kind = '', id = ''] = key.split('\n')
    return this.get(kind, id)
  }

  private rows(): Row[] {
    return [...this.kinds.values()]
      .flatMap((rows) => [...rows.values()])
      .toSorted((one, other) => one.position - other.position)
  }
}
