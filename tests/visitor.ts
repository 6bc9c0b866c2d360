type Page = {
  component: string
  props: Record<string, unknown> & { errors?: Record<string, string>; flash?: Flash }
  url: string
}
type Flash = { success?: string; error?: string }

export type Answer = { status: number; headers: Headers; location: string | null; body: string }

const BASE = () => `http://${process.env.HOST}:${process.env.PORT}`

/**
 * Somebody at a browser: keeps cookies, sends the CSRF token as our pages do, says where a request comes from.
 * Follows nothing by itself, so that every answer can be looked at.
 */
export class Visitor {
  readonly cookies = new Map<string, string>()

  /** @param base another process of the app than the tests' own */
  constructor(private readonly base = BASE()) {}

  get sessionCookie() {
    return this.cookies.get('fleetprompt')
  }

  /** Another browser with the same cookies, as a thief of them would have. */
  copy(base = this.base): Visitor {
    const copy = new Visitor(base)
    for (const [name, value] of this.cookies) copy.cookies.set(name, value)
    return copy
  }

  get(path: string, headers: Record<string, string> = {}) {
    return this.send('GET', path, { headers })
  }

  /** What a page was given to show. */
  async page(path: string): Promise<Page> {
    const { body } = await this.get(path)
    const json = body.match(/<script data-page="app" type="application\/json">(.*?)<\/script>/s)
    if (!json) throw new Error(`${path} is no page: ${body.slice(0, 200)}`)
    return JSON.parse(json[1]) as Page
  }

  /** Sends a form from one of our pages; visits the front door first when there is no token yet. */
  async post(path: string, form: Record<string, string>, method = 'POST') {
    if (!this.cookies.has('XSRF-TOKEN')) await this.get('/sign-in')
    const headers = {
      'Content-Type': 'application/x-www-form-urlencoded',
      'X-XSRF-TOKEN': decodeURIComponent(this.cookies.get('XSRF-TOKEN')!),
      'Origin': process.env.APP_URL!,
      'Sec-Fetch-Site': 'same-origin',
      'Referer': process.env.APP_URL + path,
    }
    return this.send(method, path, { headers, body: new URLSearchParams(form).toString() })
  }

  signIn(email: string, password: string) {
    return this.post('/sign-in', { email, password })
  }

  async send(
    method: string,
    path: string,
    { headers = {}, body }: { headers?: Record<string, string>; body?: string } = {}
  ): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(this.base + path, {
      method,
      body,
      redirect: 'manual',
      headers: { ...(cookie ? { Cookie: cookie } : {}), ...headers },
    })
    const session = this.sessionCookie
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!
      this.cookies.set(name, value)
    }
    // A new session has a new token, which a browser gets by following where the answer leads.
    if (session && session !== this.sessionCookie) this.cookies.delete('XSRF-TOKEN')
    const location = response.headers.get('location')?.replace(process.env.APP_URL!, '') ?? null
    return {
      status: response.status,
      headers: response.headers,
      location,
      body: await response.text(),
    }
  }
}
