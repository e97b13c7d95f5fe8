import type { AnswerOf, BodyOf, ParamsOf, QueryOf, Route } from '@wangdi/kernel/api/route.ts'
import { zh } from '../text/zh.ts'
import { signedOut } from './lock.ts'
import { ApiProblem, OFFLINE, problemOf } from './problem.ts'

type Maybe<K extends string, T> = [T] extends [undefined]
  ? { readonly [key in K]?: undefined }
  : Record<string, never> extends T
    ? { readonly [key in K]?: T }
    : { readonly [key in K]: T }
/** What a route asks for: `params`, `query`, `body`, each only where the route declares it. */
export type Ask<R> = Maybe<'params', ParamsOf<R>> & Maybe<'query', QueryOf<R>> & Maybe<'body', BodyOf<R>>
type AskArgs<R> = Record<string, never> extends Ask<R> ? [ask?: Ask<R>] : [ask: Ask<R>]

interface Loose {
  readonly params?: unknown
  readonly query?: unknown
  readonly body?: unknown
}
type AnyRoute = Pick<Route, 'id' | 'method' | 'path'>

const entries = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : []

/** Address of a route with its parameters filled in; absent and empty query values are left out. */
export const addressOf = (route: AnyRoute, { params, query }: Loose): string => {
  const path = entries(params).reduce(
    (text, [key, value]) => text.replace(`:${key}`, encodeURIComponent(String(value))),
    route.path,
  )
  const search = new URLSearchParams(
    entries(query).flatMap(([key, value]): [string, string][] =>
      value === undefined || value === null || value === '' ? [] : [[key, String(value)]],
    ),
  ).toString()
  return `/api/v1${path}${search && `?${search}`}`
}

const request = async (route: AnyRoute, ask: Loose, body: BodyInit | null, json: boolean): Promise<Response> => {
  const headers: Record<string, string> = { 'X-Wangdi': '1', ...(json && { 'Content-Type': 'application/json' }) }
  const response = await fetch(addressOf(route, ask), { method: route.method, headers, body }).catch(() => {
    throw new ApiProblem(OFFLINE, 0, zh.state.noServer)
  })
  if (response.ok) return response
  const problem = await problemOf(response)
  if (problem.status === 401 && route.id !== 'session.signIn' && route.id !== 'session.me') signedOut()
  throw problem
}

/** The answer of a route asked without the compiler's help; `call` is the typed door. */
export const ask = async <R extends AnyRoute>(route: R, loose: Loose): Promise<AnswerOf<R>> => {
  const body = loose.body === undefined ? null : JSON.stringify(loose.body)
  const response = await request(route, loose, body, body !== null)
  return (await response.json()) as AnswerOf<R>
}

/** Calls a route of the API and answers its typed result; throws `ApiProblem`. */
export const call = <R extends AnyRoute>(route: R, ...args: AskArgs<R>): Promise<AnswerOf<R>> =>
  ask(route, args[0] ?? {})

/** Sends one file to an upload route. */
export const upload = async <R extends AnyRoute>(route: R, file: File, ask: Loose = {}): Promise<AnswerOf<R>> => {
  const form = new FormData()
  form.set('file', file)
  const response = await request(route, ask, form, false)
  return (await response.json()) as AnswerOf<R>
}

/** Fetches a file route and hands it to the browser under `name`. */
export const download = async (route: AnyRoute, name: string, ask: Loose = {}): Promise<void> => {
  const blob = await (await request(route, ask, null, false)).blob()
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
