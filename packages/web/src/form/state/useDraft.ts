import { records } from '@wangdi/kernel/api/routes/records.ts'
import { residents } from '@wangdi/kernel/api/routes/residents.ts'
import { useCallback, useEffect, useRef, useState } from 'react'
import { addressOf, call } from '../../api/client.ts'
import { invalidate } from '../../api/query.ts'
import type { FormState } from './state.ts'

const WAIT = 3_000

export interface Draft {
  /** Time the server answered, null before the first. */
  readonly savedAt: string | null
  readonly waiting: boolean
  readonly saveNow: () => void
  /** The record is saved; nothing is to be kept any more. */
  readonly stop: () => void
}

/**
 * Keeps the answers of a form on the server a few seconds after each change and on leaving the page. Only what was
 * typed is kept: proposals are made anew on reopening.
 */
export const useDraft = (record: string, resident: string, state: FormState): Draft => {
  const [savedAt, setSavedAt] = useState<string | null>(null)
  const [waiting, setWaiting] = useState(false)
  const latest = useRef({ edits: 0, kept: 0, done: false, body: { resident_id: resident, form: '', values: {} } })
  latest.current.edits = state.edits
  latest.current.body = { resident_id: resident, form: state.form.id, values: state.typed }

  const saveNow = useCallback(() => {
    const { edits, body, done } = latest.current
    if (done || edits === latest.current.kept) return
    call(records.saveDraft, { params: { id: record }, body })
      .then(({ saved_at }) => {
        latest.current.kept = edits
        setSavedAt(saved_at)
        setWaiting(latest.current.edits !== edits)
      })
      .catch(() => setWaiting(true))
  }, [record])

  useEffect(() => {
    if (state.edits === 0) return
    const timer = setTimeout(saveNow, WAIT)
    return () => clearTimeout(timer)
  }, [state.edits, saveNow])

  useEffect(() => {
    const leave = async (): Promise<void> => {
      const { edits, kept, done, body } = latest.current
      if (done || edits === kept) return
      const address = addressOf(records.saveDraft, { params: { id: record } })
      const headers = { 'Content-Type': 'application/json', 'X-Wangdi': '1' }
      latest.current.kept = edits
      await fetch(address, { method: 'PUT', headers, body: JSON.stringify(body), keepalive: true }).catch(
        () => undefined,
      )
    }
    const hidden = (): void => {
      if (document.visibilityState === 'hidden') saveNow()
    }
    window.addEventListener('pagehide', leave)
    document.addEventListener('visibilitychange', hidden)
    return () => {
      window.removeEventListener('pagehide', leave)
      document.removeEventListener('visibilitychange', hidden)
      // The person's page lists what is not finished.
      void leave().then(() => latest.current.edits > 0 && invalidate(residents.page))
    }
  }, [record, saveNow])

  const stop = useCallback(() => {
    latest.current.done = true
  }, [])
  return { savedAt, waiting, saveNow, stop }
}
