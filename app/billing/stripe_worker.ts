import pg from 'pg'
import env from '#start/env'
import logger from '@adonisjs/core/services/logger'
import { drainStripeEvents } from '#billing/worker'

const POLL_IN_MS = 2_000

/** Works whenever an event is announced, and looks every two seconds in case the announcement was missed. */
export class StripeWorker {
  private listener: pg.Client | undefined
  private timer: NodeJS.Timeout | undefined
  private work: Promise<void> | undefined
  private isAwaited = false
  private isStopped = false

  async start() {
    await this.listen()
    this.timer = setInterval(() => this.wake(), POLL_IN_MS).unref()
    this.wake()
  }

  get isRunning() {
    return this.timer !== undefined && !this.isStopped
  }

  /** Finishes the event in hand, if any. */
  async stop() {
    this.isStopped = true
    clearInterval(this.timer)
    await this.listener?.end().catch(() => {})
    await this.work
  }

  private wake() {
    if (this.isStopped) return
    this.isAwaited = true
    this.work ??= this.run().finally(() => (this.work = undefined))
  }

  private async run() {
    if (!this.listener) await this.listen()
    while (this.isAwaited && !this.isStopped) {
      this.isAwaited = false
      try {
        await drainStripeEvents(() => this.isStopped)
      } catch (error) {
        logger.error({ err: error }, 'the stripe worker could not reach the database')
      }
    }
  }

  /** A lost connection is opened again at the next look; until then the look itself finds the events. */
  private async listen() {
    const listener = new pg.Client({ connectionString: env.get('DATABASE_URL') })
    const forget = () => {
      if (this.listener === listener) this.listener = undefined
    }
    listener
      .on('error', forget)
      .on('end', forget)
      .on('notification', () => this.wake())
    try {
      await listener.connect()
      await listener.query('listen stripe_events')
      this.listener = listener
    } catch {
      await listener.end().catch(() => {})
    }
  }
}
