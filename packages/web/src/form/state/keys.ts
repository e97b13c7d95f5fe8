import { type RefObject, useEffect, useRef } from 'react'
import { idOf } from './level.ts'
import { openFindings } from './model.ts'
import type { FormState } from './state.ts'

const CONTROLS =
  'input:not([type=radio]):not([type=checkbox]):not([readonly]), textarea, [role=radiogroup], [role=group][id^="f-"], .ant-select input, button[id^="f-"]'

/** Moves the focus into a control: the checked or first option of a group, the field itself otherwise. */
export const focusControl = (element: Element | null): void => {
  if (!(element instanceof HTMLElement)) return
  const inner = element.querySelector<HTMLElement>('input:checked, input')
  const target = element.matches('input, textarea, button') ? element : (inner ?? element)
  target.focus()
  target.scrollIntoView({ block: 'center' })
}

const step = (root: HTMLElement, from: Element, by: 1 | -1): void => {
  const controls = [...root.querySelectorAll(CONTROLS)].filter(
    (control) => !control.parentElement?.closest('[role=radiogroup], [role=group][id^="f-"]'),
  )
  const at = controls.findIndex((control) => control === from || control.contains(from))
  focusControl(controls[at + by] ?? null)
}

/** Fields with something open, in form order. */
const openPaths = (forms: readonly FormState[]): readonly string[] =>
  forms.flatMap((form) => {
    const { blocking, unexplained } = openFindings(form.findings, form.reasons)
    const all = [...blocking, ...unexplained]
    return [...new Set(form.findings.filter((found) => all.includes(found)).map(({ field }) => field))]
  })

/** Goes to the first field of the list, or to the one after the field in focus. */
export const focusFinding = (forms: readonly FormState[], by: 1 | -1 | 'first'): void => {
  const elements = openPaths(forms).flatMap((path) => {
    const element = document.getElementById(idOf(path)) ?? document.querySelector(`[data-field="${path}"]`)
    return element ? [element] : []
  })
  const at = elements.findIndex((element) => element.contains(document.activeElement))
  const next = by === 'first' ? elements[0] : elements.at((at + by) % elements.length)
  focusControl(next ?? elements[0] ?? null)
}

interface Actions {
  readonly forms: readonly FormState[]
  readonly draft: () => void
  readonly save: () => void
}

const normalsHere = ({ forms }: Actions): void => {
  const here = document.activeElement?.closest('[data-section]')?.getAttribute('data-section')
  const found = forms
    .flatMap((form) => form.form.sections.map((section) => ({ form, section })))
    .find(({ section }) => section.normalLabel && (!here || section.id === here))
  found?.form.fillNormals(found.section)
}

/** What a key does in a form, or null when it is not one of the form's keys. */
const actionOf = (event: KeyboardEvent, actions: Actions): (() => void) | null => {
  if (event.ctrlKey && event.key === 'Enter') return actions.save
  if (event.ctrlKey && event.key.toLowerCase() === 's') return actions.draft
  if (event.altKey && event.code === 'KeyZ') return () => normalsHere(actions)
  if (event.key === 'F8') return () => focusFinding(actions.forms, event.shiftKey ? -1 : 1)
  return null
}

const handle = (event: KeyboardEvent, root: HTMLElement, actions: Actions): void => {
  const { target } = event
  const action = actionOf(event, actions)
  const typing = target instanceof HTMLElement && target.matches('input') && !target.closest('.ant-select')
  if (action) {
    event.preventDefault()
    action()
  } else if (event.key === 'Enter' && typing && root.contains(target)) {
    event.preventDefault()
    step(root, target, event.shiftKey ? -1 : 1)
  }
}

/** The keyboard of a form: Enter and Shift Enter move, Ctrl S, Ctrl Enter, Alt Z, F8. */
export const useFormKeys = (root: RefObject<HTMLElement | null>, actions: Actions): void => {
  const latest = useRef(actions)
  latest.current = actions
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (root.current) handle(event, root.current, latest.current)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [root])
}
