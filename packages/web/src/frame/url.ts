import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'

export type Search = Readonly<Record<string, string | undefined>>

/**
 * The page's state in the URL, and how to change a part of it. Filters, tabs and positions live here and nowhere
 * else; a change replaces the entry unless it is a step one would want to go back from (`push`).
 */
export const useUrl = (): readonly [Search, (patch: Search, push?: boolean) => void] => {
  const search: Search = useSearch({ strict: false })
  const navigate = useNavigate()
  const change = useCallback(
    (patch: Search, push = false) => {
      navigate({ to: '.', search: (before: Search) => ({ ...before, ...patch }), replace: !push, resetScroll: false })
    },
    [navigate],
  )
  return [search, change]
}
