import { useMutation } from '@tanstack/react-query'
import type { BodyOf } from '@wangdi/kernel/api/route.ts'
import type { ImportView } from '@wangdi/kernel/api/routes/work.ts'
import { api } from '@wangdi/kernel/api/routes.ts'
import { call } from '../../api/client.ts'
import type { ApiProblem } from '../../api/problem.ts'
import { invalidate, keyOf, queryClient, useCall } from '../../api/query.ts'

export type Mapping = BodyOf<typeof api.work.map>

const isBusy = (view: ImportView | undefined): boolean => view?.state === 'checking' || view?.state === 'running'

/** One import and its acts. While the server works on it, it is asked again every second. */
export const useImport = (id: string) => {
  const ask = { params: { id } }
  const keep = (view: ImportView): void => {
    queryClient.setQueryData(keyOf(api.work.importView, ask), view)
    void invalidate(api.work.imports, api.work.jobs)
  }
  return {
    view: useCall(api.work.importView, ask, {
      refetchInterval: ({ state }) => (isBusy(state.data) ? 1_000 : false),
    }),
    map: useMutation<ImportView, ApiProblem, Mapping>({
      mutationFn: (body) => call(api.work.map, { ...ask, body }),
      onSuccess: keep,
    }),
    check: useMutation<ImportView, ApiProblem>({ mutationFn: () => call(api.work.check, ask), onSuccess: keep }),
    run: useMutation<ImportView, ApiProblem>({ mutationFn: () => call(api.work.run, ask), onSuccess: keep }),
  }
}

export type ImportActs = ReturnType<typeof useImport>
