import { records } from '@wangdi/kernel/api/routes/records.ts'
import { residents } from '@wangdi/kernel/api/routes/residents.ts'
import type { Values } from '@wangdi/kernel/form/field.ts'
import { useCallback, useEffect, useRef, useState } from 'react'
import { addressOf, call } from '../../api/client.ts'
import { invalidate } from '../../api/query.ts'

const WAIT = 3_000
/** A draft that could not be kept is tried again this often, and when the network is back. */
const AGAIN = 10_000

export interface Draft {
  /** Time the server answered, null before the first. */
  readonly savedAt: string | null
  readonly waiting: boolean
  readonly saveNow: () => void
  /** The record is saved; nothing is to be kept any more. */
  readonly stop: () => void
}

/** Answers of one form as they are kept. */
export interface Kept {
  readonly record: string
  readonly form: string
  readonly values: Values
}

/**
 * Keeps the answers of the forms on the page on the server a few seconds after each change and on leaving it. Only
 * what was typed is kept: proposals are made anew on reopening. Of several forms those are sent that changed.
 */
export const useDraft = (resident: string, edits: number, forms: () => readonly Kept[]): Draft => {
  const [savedAt, setSavedAt] = useState<string | null>(null)
  const [waiting, setWaiting] = useState(false)
  const latest = useRef({ edits, kept: 0, done: false, failed: false, forms, sent: new Map<string, string>() })
  latest.current.edits = edits
  latest.current.forms = forms

  const changed = useCallback(() => {
    const { sent } = latest.current
    return latest.current
      .forms()
      .map((kept) => ({ ...kept, text: JSON.stringify(kept.values) }))
      .filter(({ record, text }) => sent.get(record) !== text)
  }, [])

  const saveNow = useCallback(() => {
    const { edits: at, done, kept } = latest.current
    if (done || at === kept) return
    const sending = changed()
    Promise.all(
      sending.map(({ record, form, values }) =>
        call(records.saveDraft, { params: { id: record }, body: { resident_id: resident, form, values } }),
      ),
    )
      .then((answers) => {
        for (const { record, text } of sending) latest.current.sent.set(record, text)
        latest.current.kept = at
        latest.current.failed = false
        const last = answers.at(-1)
        if (last) setSavedAt(last.saved_at)
        setWaiting(latest.current.edits !== at)
      })
      .catch(() => {
        latest.current.failed = true
        setWaiting(true)
      })
  }, [resident, changed])

  useEffect(() => {
    if (edits === 0) return
    const timer = setTimeout(saveNow, WAIT)
    return () => clearTimeout(timer)
  }, [edits, saveNow])

  useEffect(() => {
    if (!waiting) return
    const timer = setInterval(saveNow, AGAIN)
    return () => clearInterval(timer)
  }, [waiting, saveNow])

  useEffect(() => {
    const leave = async (): Promise<void> => {
      const { edits: at, kept, done } = latest.current
      if (done || at === kept) return
      latest.current.kept = at
      const headers = { 'Content-Type': 'application/json', 'X-Wangdi': '1' }
      await Promise.all(
        changed().map(({ record, form, values }) =>
          fetch(addressOf(records.saveDraft, { params: { id: record } }), {
            method: 'PUT',
            headers,
            body: JSON.stringify({ resident_id: resident, form, values }),
            keepalive: true,
          }).catch(() => undefined),
        ),
      )
    }
    const hidden = (): void => {
      if (document.visibilityState === 'hidden') saveNow()
    }
    /** Without network what was typed is only on this page: the browser asks before it goes. */
    const unsent = (event: BeforeUnloadEvent): void => {
      const { edits: at, kept, done, failed } = latest.current
      if (failed && !done && at !== kept) event.preventDefault()
    }
    window.addEventListener('online', saveNow)
    window.addEventListener('beforeunload', unsent)
    window.addEventListener('pagehide', leave)
    document.addEventListener('visibilitychange', hidden)
    return () => {
      window.removeEventListener('online', saveNow)
      window.removeEventListener('beforeunload', unsent)
      window.removeEventListener('pagehide', leave)
      document.removeEventListener('visibilitychange', hidden)
      // The person's page lists what is not finished.
      void leave().then(() => latest.current.edits > 0 && invalidate(residents.page))
    }
  }, [resident, saveNow, changed])

  const stop = useCallback(() => {
    latest.current.done = true
  }, [])
  return { savedAt, waiting, saveNow, stop }
}
