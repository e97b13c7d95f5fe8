import type { AreaNode } from '@wangdi/kernel/api/routes/session.ts'
import { api } from '@wangdi/kernel/api/routes.ts'
import { useCall } from '../../api/query.ts'

export const useAreas = (): readonly AreaNode[] =>
  useCall(api.session.areas, {}, { staleTime: Number.POSITIVE_INFINITY }).data?.items ?? []

/** The level of an area; a village where it is not known, because nothing lies below one. */
export const useLevel = (code: string): AreaNode['level'] =>
  useAreas().find((area) => area.code === code)?.level ?? 'village'
