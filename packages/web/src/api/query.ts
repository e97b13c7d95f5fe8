import { QueryClient, type UseQueryOptions, useQuery } from '@tanstack/react-query'
import type { AnswerOf, Route } from '@wangdi/kernel/api/route.ts'
import { type Ask, ask as askRoute } from './client.ts'
import { type ApiProblem, isProblem } from './problem.ts'

/**
 * Server state. What a person did wrong is not asked again; a server that is away is, twice. Without network a call
 * fails at once and says so, rather than wait in silence (a save would stand at 正在保存).
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    mutations: { networkMode: 'always' },
    queries: {
      networkMode: 'always',
      staleTime: 15_000,
      refetchOnWindowFocus: false,
      retry: (count, error) => count < 2 && isProblem(error) && (error.status === 0 || error.status >= 500),
    },
  },
})

type AnyRoute = Pick<Route, 'id' | 'method' | 'path'>

/** Key of a route's answer: `[route id, ask]`, so that `invalidate(route)` reaches all of its answers. */
export const keyOf = (route: AnyRoute, ask?: unknown): readonly unknown[] => [route.id, ask ?? {}]

/** The answer of a GET route, kept while it is on screen; the previous answer stays while a new one is fetched. */
export const useCall = <R extends AnyRoute>(
  route: R,
  ask: Ask<R>,
  options: Omit<UseQueryOptions<AnswerOf<R>, ApiProblem>, 'queryKey' | 'queryFn'> = {},
) =>
  useQuery<AnswerOf<R>, ApiProblem>({
    queryKey: keyOf(route, ask),
    queryFn: () => askRoute(route, ask),
    ...options,
  })

/** Marks the answers of the named routes as old; those on screen are fetched again. */
export const invalidate = (...routes: readonly AnyRoute[]): Promise<unknown> =>
  Promise.all(routes.map((route) => queryClient.invalidateQueries({ queryKey: [route.id] })))
