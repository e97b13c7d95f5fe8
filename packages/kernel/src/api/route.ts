import type { DataClass } from '../access/class.ts'
import type { Action } from '../access/matrix.ts'
import type { Infer, Schema } from './schema.ts'

/**
 * Who may call a route: anyone, anyone signed in, or holders of an action on a class (the object's own scope is
 * decided again at the object). A route without a policy does not compile.
 */
export type Policy =
  | 'public'
  | 'signed-in'
  | {
      readonly action: Action
      readonly class: DataClass | 'D9' | 'D10' | 'D11' | 'D12'
      /** Holders of the action on one of these pass too; the object decides. */
      readonly also?: readonly DataClass[]
    }

/** One operation of the API as data: the server implements it, the web application calls it, OpenAPI prints it. */
export interface Route<P = unknown, Q = unknown, B = unknown, A = unknown> {
  readonly id: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Path below /api/v1, parameters as `:name`. */
  readonly path: string
  readonly title: string
  readonly policy: Policy
  readonly params?: Schema<P>
  readonly query?: Schema<Q>
  readonly body?: Schema<B>
  /** Body is a file upload (multipart, one file). */
  readonly upload?: boolean
  /** Answers a file, not JSON. */
  readonly download?: boolean
  /** Carries the answer's type only; never present at run time. */
  readonly __answer?: A
}

/** Declares a route; `answers<T>()` names the type of its answer. */
export const route = <P = Record<string, never>, Q = Record<string, never>, B = undefined>(
  declared: Omit<Route<P, Q, B>, '__answer'>,
): { answers: <A>() => Route<P, Q, B, A> } => ({ answers: <A>() => declared as Route<P, Q, B, A> })

export type ParamsOf<R> = R extends Route<infer P, infer _Q, infer _B, infer _A> ? P : never
export type QueryOf<R> = R extends Route<infer _P, infer Q, infer _B, infer _A> ? Q : never
export type BodyOf<R> = R extends Route<infer _P, infer _Q, infer B, infer _A> ? B : never
export type AnswerOf<R> = R extends Route<infer _P, infer _Q, infer _B, infer A> ? A : never
export type { Infer }
