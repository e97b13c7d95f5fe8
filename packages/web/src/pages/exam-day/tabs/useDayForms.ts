import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import type { DayFormRow, SubmitAnswer } from '@wangdi/kernel/api/answers/exam-day.ts'
import type { AnswerOf } from '@wangdi/kernel/api/route.ts'
import { examDays } from '@wangdi/kernel/api/routes/exam-day.ts'
import { useEffect } from 'react'
import { call } from '../../../api/client.ts'
import type { ApiProblem } from '../../../api/problem.ts'
import { invalidate, keyOf } from '../../../api/query.ts'

type Answer = AnswerOf<typeof examDays.forms>
const PAGE = 100
/** Persons of one request to submit. */
const BATCH = 50

/** All forms of the day, read page by page until the last: what can be submitted is said before anything is. */
export const useDayForms = (day: string) => {
  const pages = useInfiniteQuery<Answer, ApiProblem, readonly Answer[], readonly unknown[], string | undefined>({
    queryKey: keyOf(examDays.forms, { id: day }),
    queryFn: ({ pageParam }) => call(examDays.forms, { params: { id: day }, query: { after: pageParam, limit: PAGE } }),
    initialPageParam: undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    select: ({ pages: all }) => all,
    staleTime: 0,
  })
  const { hasNextPage, isFetching, fetchNextPage, isError } = pages
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) fetchNextPage()
  }, [hasNextPage, isFetching, isError, fetchNextPage])
  const rows: readonly DayFormRow[] = (pages.data ?? []).flatMap(({ items }) => items)
  return { pages, rows, whole: pages.data !== undefined && !hasNextPage }
}

/** Submits what is in order of these persons, some at a time; what was kept back comes with its reason. */
export const useSubmitForms = (day: string) =>
  useMutation<SubmitAnswer, ApiProblem, readonly string[]>({
    mutationFn: async (residents) => {
      let done: SubmitAnswer = { submitted: 0, kept: [] }
      for (let at = 0; at < residents.length; at += BATCH) {
        const body = { residents: residents.slice(at, at + BATCH) }
        const { submitted, kept } = await call(examDays.submit, { params: { id: day }, body })
        done = { submitted: done.submitted + submitted, kept: [...done.kept, ...kept] }
      }
      return done
    },
    onSettled: () => invalidate(examDays.forms, examDays.view, examDays.list, examDays.sheets),
  })
