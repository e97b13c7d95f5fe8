import { CheckOutlined } from '@ant-design/icons'
import { isFilled } from '@wangdi/kernel/form/answers.ts'
import type { Finding } from '@wangdi/kernel/form/finding.ts'
import type { Section } from '@wangdi/kernel/form/form.ts'
import { useEffect, useRef, useState } from 'react'
import { useWidth } from '../../parts/width.ts'
import { formText } from '../../text/form.ts'
import { isMissing, openFindings, rootOf } from '../state/model.ts'
import type { FormState } from '../state/state.ts'
import style from './Section.module.css'

const NARROW = 560

const shownKeys = (form: FormState, section: Section): readonly string[] =>
  Object.keys(section.fields).filter((key) => form.states[key].shown && !form.start.hidden?.has(key))

const isDone = (form: FormState, section: Section): boolean => {
  const { blocking, unexplained } = openFindings(form.findings, form.reasons)
  const keys = shownKeys(form, section)
  const open = [...blocking, ...unexplained].some(({ field }) => keys.includes(rootOf(field)))
  return !open && keys.some((key) => isFilled(form.values[key]) && !form.proposed.has(key))
}

/** How much is missing, to be corrected, to be explained: the words at the right of the bar; where it is narrow, in all. */
const progressWords = (forms: readonly FormState[], narrow: boolean): string => {
  const found = forms.map((form) => openFindings(form.findings, form.reasons))
  const blocking = found.flatMap(({ blocking: all }) => all)
  const doubts = found.flatMap(({ unexplained }) => unexplained)
  // A field counts once, as what it most needs, so that the sum is the number beside 保存.
  const rootsOf = (all: readonly Finding[]): readonly string[] => [...new Set(all.map(({ field }) => rootOf(field)))]
  const toCorrect = rootsOf(blocking.filter((one) => !isMissing(one)))
  const toFill = rootsOf(blocking).filter((root) => !toCorrect.includes(root))
  const toExplain = rootsOf(doubts).filter((root) => !toCorrect.includes(root) && !toFill.includes(root))
  const [missing, wrong, explain] = [toFill.length, toCorrect.length, toExplain.length]
  if (narrow && missing + wrong + explain > 0) return formText.open(missing + wrong + explain)
  return [
    missing > 0 ? formText.missing(missing) : formText.complete,
    ...(wrong > 0 ? [formText.toCorrect(wrong)] : []),
    ...(explain > 0 ? [formText.toExplain(explain)] : []),
  ].join(' · ')
}

/** The section on screen, by where the page is scrolled to. */
const useHere = (): string | null => {
  const [here, setHere] = useState<string | null>(null)
  useEffect(() => {
    const onScroll = (): void => {
      const cards = [...document.querySelectorAll<HTMLElement>('[data-section]')]
      const passed = cards.filter((card) => card.getBoundingClientRect().top < 200)
      setHere((passed.at(-1) ?? cards[0])?.id ?? null)
    }
    onScroll()
    window.addEventListener('scroll', onScroll, { passive: true })
    return () => window.removeEventListener('scroll', onScroll)
  }, [])
  return here
}

/** Sections of the forms on the page: done ones with ✓, the one on screen, and what is missing. */
export const SectionBar = ({ forms }: { readonly forms: readonly FormState[] }) => {
  const here = useHere()
  const bar = useRef<HTMLElement>(null)
  const narrow = useWidth(bar) < NARROW
  return (
    <nav ref={bar} className={style.bar} aria-label={formText.sections} data-print="no">
      {forms.flatMap((form) =>
        form.form.sections
          .filter((section) => shownKeys(form, section).some((key) => !form.states[key].computed))
          .map((section) => {
            const id = `s-${form.form.id}-${section.id}`
            const done = isDone(form, section)
            return (
              <a
                key={id}
                href={`#${id}`}
                className={`${style.tab} ${done ? style.done : ''} ${here === id ? style.here : ''}`}
                aria-current={here === id ? 'true' : undefined}
                onClick={(event) => {
                  event.preventDefault()
                  document.getElementById(id)?.scrollIntoView({ block: 'start' })
                }}
              >
                {done && <CheckOutlined aria-label={formText.done} />}
                {section.title}
              </a>
            )
          }),
      )}
      <span className={style.count} role="status">
        {progressWords(forms, narrow)}
      </span>
    </nav>
  )
}
