import { Button } from 'antd'
import { useEffect } from 'react'
import { zh } from '../text/zh.ts'
import { countWords } from './format.ts'
import style from './Pager.module.css'

/**
 * Key paging: no page numbers, no jump. `from` is the number of the first row shown; `next` the key of the next page,
 * null on the last. `[` and `]` turn the page.
 */
export const Pager = (props: {
  readonly from: number
  readonly shown: number
  readonly total: number | null
  readonly next: string | null
  readonly onNext: (after: string) => void
  readonly onPrevious: (() => void) | null
  readonly range?: (from: string, to: string, total: string | null) => string
}) => {
  const { from, shown, total, next, onNext, onPrevious, range = zh.pager.range } = props
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const typing = event.target instanceof HTMLElement && /INPUT|TEXTAREA|SELECT/.test(event.target.tagName)
      if (typing || event.ctrlKey || event.altKey || event.metaKey) return
      if (event.key === ']' && next) onNext(next)
      if (event.key === '[' && onPrevious) onPrevious()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [next, onNext, onPrevious])
  if (shown === 0) return null
  return (
    <nav className={style.pager} aria-label={zh.pager.label}>
      <span className="hint" aria-live="polite">
        {range(countWords(from), countWords(from + shown - 1), total === null ? null : countWords(total))}
      </span>
      <span className={style.buttons}>
        <Button size="small" disabled={!onPrevious} onClick={() => onPrevious?.()}>
          {zh.pager.previous}
        </Button>
        <Button size="small" disabled={!next} onClick={() => next && onNext(next)}>
          {zh.pager.next}
        </Button>
      </span>
    </nav>
  )
}
