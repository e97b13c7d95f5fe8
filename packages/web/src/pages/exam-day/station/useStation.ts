import { useMutation, useQuery } from '@tanstack/react-query'
import type { DayPerson, SaveAnswerOfDay } from '@wangdi/kernel/api/answers/exam-day.ts'
import { examDays } from '@wangdi/kernel/api/routes/exam-day.ts'
import type { Values } from '@wangdi/kernel/form/field.ts'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import type { ApiProblem } from '../../../api/problem.ts'
import { invalidate, useCall } from '../../../api/query.ts'
import { uuidv7 } from '../../../api/uuid.ts'
import { deviceId, nowText } from './device.ts'

/** The queue, alarms and the person are looked at again this often. */
const LOOK = 4_000

export interface Noted {
  readonly values?: Readonly<Record<string, Values>>
  readonly tubes?: Readonly<Record<string, string>>
  readonly state: 'passed' | 'away' | 'skipped' | 'noted'
  readonly reason?: string
  /** Where the item belongs, when it is noted at the last station. */
  readonly station?: string
}

/** Puts this device at the station of the day, once. */
export const useJoin = (day: string, station: string) =>
  useQuery({
    queryKey: ['exam join', day, station],
    queryFn: () => call(examDays.join, { params: { id: day }, body: { device: deviceId(), station } }),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** What a station watches: its queue and the alarms of the day. */
export const useWatch = (day: string, station: string) => {
  const options = { refetchInterval: LOOK, staleTime: 0 }
  return {
    queue: useCall(examDays.queue, { params: { id: day, station } }, options),
    alarms: useCall(examDays.alarms, { params: { id: day } }, options),
  }
}

/** What changed for every screen of the day. */
export const afterNoting = (): Promise<unknown> =>
  invalidate(examDays.queue, examDays.alarms, examDays.person, examDays.missing, examDays.board, examDays.view)

/**
 * Saves what was noted about a person. The save keeps its id while the content is the same, so that a retry after a
 * lost answer is recognised and stored once.
 */
export const useNote = (day: string, station: string, person: string, from: string) => {
  const [kept, keep] = useState({ content: '', id: '' })
  return useMutation<SaveAnswerOfDay, ApiProblem, Noted>({
    mutationFn: ({ values = {}, tubes = {}, state, reason, station: at = station }) => {
      const content = JSON.stringify([person, values, tubes, state, reason, at])
      const id = kept.content === content ? kept.id : uuidv7()
      keep({ content, id })
      return call(examDays.save, {
        params: { id: day },
        body: {
          ...{ save_id: id, resident_id: person, station: at, device: deviceId(), at: nowText(), state },
          ...{ values, tubes },
          // How long the person stood here says nothing of the station that the item belongs to.
          ...(at === station && { from }),
          ...(reason && { reason }),
        },
      })
    },
    onSuccess: async () => {
      keep({ content: '', id: '' })
      await afterNoting()
    },
  })
}

export interface Picked {
  readonly id: string
  /** Known from the search before anything is fetched. */
  readonly person: DayPerson | null
  /** When the person came to this station. */
  readonly from: string
}

export const pick = (id: string, person: DayPerson | null = null): Picked => ({ id, person, from: nowText() })
