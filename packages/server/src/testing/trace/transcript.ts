import { allRoutes } from '@wangdi/kernel/api/routes.ts'
import { type Answer, type Client, signedIn } from '../client.ts'
import type { TestWorld } from '../world.ts'

/*
 * The same persons do and ask the same in two counties that differ in one thing; what they are told is written down
 * and compared. Needed for what must leave no trace.
 */

/** What was asked, by whom, and what came back. */
export interface Told {
  readonly asked: string
  readonly answer: string
}

export interface Teller {
  /** Asks as one of the demonstration accounts; the answer goes into the transcript. */
  readonly ask: (login: string, method: string, path: string, body?: object) => Promise<Answer>
  /** Writes down what came back of a call that was made in another way. */
  readonly note: (login: string, method: string, path: string, answer: Answer) => Answer
  /** The client itself, for what takes more than a call. */
  readonly client: (login: string) => Promise<Client>
  readonly told: readonly Told[]
  /** Routes that have been asked. */
  readonly routes: ReadonlySet<string>
}

const MORNING = Date.parse('2026-06-30T09:00:00+08:00')

/** Asks of others after which a session is taken to be over: ten minutes. */
const FORGOTTEN = 4000

/** A job takes as long as it takes. */
const SECONDS = /(T\d\d:\d\d):\d\d(?:\.\d+)?/g
const SEALED = /"next":"[^"]+"/g

/** What an answer says, without what is of the request itself; a mark for turning the page is sealed anew each time. */
const said = ({ status, body, raw, headers }: Answer): string => {
  const plain = body === null ? raw.toString('latin1') : { ...body, requestId: null, instance: null }
  const file = headers['content-disposition'] ?? null
  const text = JSON.stringify({ status, file, said: plain })
  return text.replaceAll(SEALED, '"next":"…"').replaceAll(SECONDS, '$1')
}

const patterns = allRoutes.map(({ id, method, path }) => ({
  id,
  method,
  path: new RegExp(`^${path.replaceAll(/:[a-zA-Z]+/g, '[^/]+')}$`),
  fixed: path.split('/').filter((part) => !part.startsWith(':')).length,
}))

/** The route that serves a path; of several the one with the most fixed parts. */
export const routeOf = (method: string, path: string): string | undefined =>
  patterns
    .filter((each) => each.method === method && each.path.test(path.split('?')[0]))
    .toSorted((a, b) => b.fixed - a.fixed)[0]?.id

/** Starts a transcript over a county. A person asks, not a machine: seven times a second at most. */
export const teller = (world: TestWorld, general: (route: string, answer: Answer) => Answer): Teller => {
  const clients = new Map<string, Promise<Client>>()
  const told: Told[] = []
  const routes = new Set<string>()
  let asks = 0
  /** A session that nobody used for a while is over: whoever comes back signs in again. */
  const used = new Map<string, number>()
  const client = (login: string): Promise<Client> => {
    const fresh = asks - (used.get(login) ?? 0) < FORGOTTEN
    const known = (fresh && clients.get(login)) || signedIn(world.app, login)
    clients.set(login, known)
    used.set(login, asks)
    return known
  }
  const note: Teller['note'] = (login, method, path, answer) => {
    const route = routeOf(method, path) ?? ''
    routes.add(route)
    told.push({ asked: `${login} ${method} ${path}`, answer: said(general(route, answer)) })
    return answer
  }
  return {
    ...{ client, told, routes, note },
    ask: async (login, method, path, body) => {
      asks += 1
      world.setNow(new Date(MORNING + asks * 150).toISOString())
      const one = await client(login)
      return note(login, method, path, await one.call(method, path, body))
    },
  }
}

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

const excerpt = (was: string, now: string): string => {
  const at = [...was].findIndex((character, index) => character !== now[index])
  const from = at < 0 ? was.length : at
  return `…${was.slice(Math.max(0, from - 100), from + 200)} → …${now.slice(Math.max(0, from - 20), from + 200)}`
}

/**
 * Where two transcripts part: ids that a server made are other ones, but each stands for the same thing throughout.
 */
export const partings = (one: readonly Told[], other: readonly Told[]): string[] => {
  const [forth, back] = [new Map<string, string>(), new Map<string, string>()]
  const same = (a: string, b: string): boolean => {
    const [was, now] = [forth.get(a) ?? b, back.get(b) ?? a]
    forth.set(a, was)
    back.set(b, now)
    return was === b && now === a
  }
  return one.flatMap(({ asked, answer }, at) => {
    const theirs = other[at]?.answer ?? ''
    const [a, b] = [answer.match(UUID) ?? [], theirs.match(UUID) ?? []]
    if (answer.replaceAll(UUID, '#') !== theirs.replaceAll(UUID, '#')) return [`${asked}: ${excerpt(answer, theirs)}`]
    const swapped = a.findIndex((id, index) => !same(id, b[index]))
    return swapped < 0 ? [] : [`${asked}: ${a[swapped]} → ${b[swapped]}`]
  })
}
