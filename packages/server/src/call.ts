import type { Readable } from 'node:stream'
import type { Actor } from '@wangdi/kernel/access/decide.ts'
import type { AnswerOf, BodyOf, ParamsOf, QueryOf, Route } from '@wangdi/kernel/api/route.ts'
import type { api } from '@wangdi/kernel/api/routes.ts'
import type { Day } from '@wangdi/kernel/day/day.ts'
import type { Context } from '@wangdi/store/context.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { World } from './world.ts'

/** Who is signed in, in which post, with what the post may reach. */
export interface SignedIn {
  readonly accountId: string
  readonly login: string
  readonly name: string
  readonly mustChangePassword: boolean
  readonly tokenHash: Buffer
  readonly postId: string
  readonly actor: Actor
  readonly context: Context
}

/** One request as its handler sees it. `who` and `context` refuse with AUTH_REQUIRED where nobody is signed in. */
export interface Call<R> {
  readonly params: ParamsOf<R>
  readonly query: QueryOf<R>
  readonly body: BodyOf<R>
  readonly world: World
  readonly now: Date
  readonly today: Day
  readonly who: SignedIn
  readonly context: Context
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** A file as an answer. */
export interface Download {
  readonly name: string
  readonly type: string
  readonly content: Buffer | Readable
}

type Answer<R> = AnswerOf<R> extends Blob ? Download : AnswerOf<R>
export type Handler<R> = (call: Call<R>) => Promise<Answer<R>>

type Api = typeof api
/** A handler for every route of a room: a route without one does not compile. */
export type Room<Name extends keyof Api> = { readonly [K in keyof Api[Name]]: Handler<Api[Name][K]> }
export type Handlers = { readonly [Name in keyof Api]: Room<Name> }

declare module 'fastify' {
  interface FastifyRequest {
    who: SignedIn | null
  }
  interface FastifyContextConfig {
    route?: Route
  }
}
