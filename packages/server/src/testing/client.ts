import type { FastifyInstance, InjectOptions } from 'fastify'
import { demoPassword } from '../demonstration.ts'

export interface Answer {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  readonly body: any
  readonly headers: Readonly<Record<string, unknown>>
  readonly text: string
  /** The body as it is, for files. */
  readonly raw: Buffer
}

export interface Client {
  readonly call: (method: string, path: string, body?: unknown, more?: Partial<InjectOptions>) => Promise<Answer>
}

/** A browser without a page: keeps the cookie, sends the own header. */
export const client = (app: FastifyInstance): Client => {
  let cookie = ''
  return {
    call: async (method, path, body, more = {}) => {
      const response = await app.inject({
        method: method as 'GET',
        url: path.startsWith('/api') || path === '/health' ? path : `/api/v1${path}`,
        headers: { host: 'localhost', 'x-wangdi': '1', ...(cookie ? { cookie } : {}), ...more.headers },
        ...(body === undefined ? {} : { payload: body as object }),
        ...(more.remoteAddress ? { remoteAddress: more.remoteAddress } : {}),
      })
      for (const { name, value } of response.cookies) cookie = value ? `${name}=${value}` : ''
      const json = String(response.headers['content-type'] ?? '').includes('json')
      return {
        status: response.statusCode,
        body: json ? response.json() : null,
        headers: response.headers,
        text: response.body,
        raw: response.rawPayload,
      }
    },
  }
}

/** A client that is signed in as one of the demonstration accounts. */
export const signedIn = async (app: FastifyInstance, login: string): Promise<Client> => {
  const browser = client(app)
  const { status } = await browser.call('POST', '/session', { login, password: demoPassword })
  if (status !== 200) throw new Error(`${login} cannot sign in: ${status}`)
  return browser
}
