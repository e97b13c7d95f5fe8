import type { FormContext } from '@wangdi/kernel/form/context.ts'
import type { Value, Values } from '@wangdi/kernel/form/field.ts'
import type { Finding } from '@wangdi/kernel/form/finding.ts'
import type { Form, Section } from '@wangdi/kernel/form/form.ts'
import type { Mark } from '@wangdi/kernel/form/sheet.ts'
import { createContext, useCallback, useContext, useMemo, useState } from 'react'
import {
  type Assessed,
  assess,
  clearedBy,
  isMissing,
  type Judge,
  judgeOf,
  keyOfFinding,
  normalsOf,
  openFindings,
  type Proposals,
  rootOf,
} from './model.ts'

/** Where a proposed answer comes from. */
export interface Origin {
  readonly title: string
  readonly date: string
}
type Suggested = Readonly<Record<string, readonly string[]>>

/** What was answered last time; days of their own where the answers come from several forms. */
export interface LastTime {
  readonly date: string
  readonly values: Values
  readonly dates?: Readonly<Record<string, string>>
}
/** A change that would clear answers; it waits for a word. */
export interface PendingChange {
  readonly key: string
  readonly value: Value
  readonly clears: readonly string[]
}
export interface FormStart {
  readonly form: Form
  readonly context: FormContext
  readonly values: Values
  readonly proposals?: Proposals
  readonly origins?: Readonly<Record<string, Origin>>
  readonly last?: LastTime | null
  /** How the answers are judged, where it is not by this one form's rules. */
  readonly judge?: Judge
  /** In a visit of several forms: the marks of those an answer goes to, and the mark of a card. */
  readonly marks?: (key: string) => readonly string[]
  readonly cardMark?: (section: string) => string | null
  /** Values outside what is usual, where they are not marked by this one form's rules. */
  readonly abnormal?: (values: Values) => Readonly<Record<string, Mark>>
  /** Wordings offered at a field, where they are not this one form's. */
  readonly suggested?: (values: Values) => Suggested
  /** Fields that the person owes though one may save without them, where not this one form's context says it. */
  readonly asked?: ReadonlySet<string>
  /** Fields that stand elsewhere on the page. */
  readonly hidden?: ReadonlySet<string>
}

interface Held {
  readonly typed: Values
  readonly touched: ReadonlySet<string>
  readonly reasons: Readonly<Record<string, string>>
  readonly set: Readonly<Record<string, readonly string[]>>
  readonly pending: PendingChange | null
  readonly showAll: boolean
  /** Counts changes of answers; a draft is written when it moved. */
  readonly edits: number
}

export interface FormState extends Assessed, Held {
  /** Wordings offered at a field, to be picked. */
  readonly suggested: Suggested
  /** Values outside what is usual, by key. */
  readonly abnormal: Readonly<Record<string, Mark>>
  readonly start: FormStart
  readonly form: Form
  readonly change: (key: string, value: Value) => void
  /** Empties answers of the form at once, e.g. both of a pair to be measured again. */
  readonly clear: (keys: readonly string[]) => void
  readonly touch: (path: string) => void
  /** The proposals of these keys are right as they stand. */
  readonly confirm: (keys: readonly string[]) => void
  readonly explain: (finding: Finding, reason: string) => void
  readonly fillNormals: (section: Section) => void
  readonly undoNormals: (section: Section) => void
  readonly resolve: (accept: boolean) => void
  readonly reveal: () => void
}

/** Rows that were carried over must be gone through with the person: one tap, or a change. */
const unconfirmedRows = (form: Form, { proposed, states }: Assessed): Finding[] =>
  [...proposed].flatMap((key): Finding[] => {
    const field = form.fields[key]
    return field?.kind === 'rows' && states[key].shown
      ? [
          {
            code: 'REQUIRED',
            severity: 'block',
            category: 'missing',
            field: key,
            message_zh: `“${field.label}”沿用上次，请当面核对后点“仍在服用，无变化”，或修改`,
          },
        ]
      : []
  })

const none: Proposals = {}

/** The state of one form on screen. Answers live here until they are saved; everything shown is derived from them. */
export const useFormState = (start: FormStart): FormState => {
  const { form, context, proposals = none, judge: given } = start
  const judge = useMemo(() => given ?? judgeOf(form, context), [given, form, context])
  const [held, setHeld] = useState<Held>(() => ({
    typed: start.values,
    touched: new Set(Object.keys(start.values)),
    reasons: {},
    set: {},
    pending: null,
    showAll: false,
    edits: 0,
  }))
  const assessed = useMemo(() => {
    const judged = assess(judge, held.typed, proposals)
    return { ...judged, findings: [...judged.findings, ...unconfirmedRows(form, judged)] }
  }, [form, judge, held.typed, proposals])

  const abnormal = useMemo(
    () => start.abnormal?.(assessed.values) ?? form.marks?.(assessed.full, context) ?? {},
    [start, form, assessed, context],
  )

  const suggested = useMemo(
    () => start.suggested?.(assessed.values) ?? form.suggest?.(assessed.full, context) ?? {},
    [start, form, assessed, context],
  )

  const write = useCallback(
    (patch: Values, more: (before: Held) => Partial<Held> = () => ({})) =>
      setHeld((before) => ({
        ...before,
        typed: { ...before.typed, ...patch },
        edits: before.edits + 1,
        ...more(before),
      })),
    [],
  )
  const change = (key: string, value: Value): void => {
    const after = { ...held.typed, [key]: value }
    const clears = clearedBy(form, judge, assessed, after)
    if (clears.length > 0) setHeld((before) => ({ ...before, pending: { key, value, clears } }))
    else write({ [key]: value })
  }
  return {
    ...held,
    ...assessed,
    abnormal,
    suggested,
    start,
    form,
    change,
    clear: (keys) => write(Object.fromEntries(keys.map((key) => [key, null]))),
    touch: (path) =>
      setHeld((before) =>
        before.touched.has(path) ? before : { ...before, touched: new Set([...before.touched, path]) },
      ),
    confirm: (keys) =>
      write(
        Object.fromEntries(keys.filter((key) => assessed.proposed.has(key)).map((key) => [key, assessed.values[key]])),
      ),
    explain: (finding, reason) =>
      setHeld((before) => ({ ...before, reasons: { ...before.reasons, [keyOfFinding(finding)]: reason } })),
    fillNormals: (section) => {
      const normals = normalsOf(section, assessed)
      write(normals, (before) => ({ set: { ...before.set, [section.id]: Object.keys(normals) } }))
    },
    undoNormals: (section) =>
      write(Object.fromEntries((held.set[section.id] ?? []).map((key) => [key, null])), (before) => ({
        set: { ...before.set, [section.id]: [] },
      })),
    resolve: (accept) => {
      const { pending } = held
      if (!pending) return
      if (!accept) return setHeld((before) => ({ ...before, pending: null }))
      const cleared = Object.fromEntries(pending.clears.map((key) => [key, null]))
      write({ ...cleared, [pending.key]: pending.value }, () => ({ pending: null }))
    },
    reveal: () => setHeld((before) => ({ ...before, showAll: true })),
  }
}

const Shared = createContext<FormState | null>(null)
export const FormStateContext = Shared

/** The form that the control stands in. */
export const useForm = (): FormState => {
  const state = useContext(Shared)
  if (!state) throw new Error('useForm outside a form view')
  return state
}

/** Findings of a field that are shown now: on leaving the field, a missing answer only after trying to save. */
export const shownFindings = (state: FormState, path: string): readonly Finding[] =>
  state.findings.filter((found) => {
    if (found.field !== path) return false
    if (state.showAll || found.severity === 'info') return true
    return !isMissing(found) && (state.touched.has(path) || state.proposed.has(rootOf(path)))
  })

const LONG = 14

/** Names of fields for a list in a sentence: without what a long label explains after its colon; each once. */
export const namesIn = ({ fields }: Form, keys: readonly string[]): readonly string[] =>
  [...new Set(keys)].map((key) => {
    const label = fields[key]?.label ?? key
    return label.length > LONG ? label.split('：')[0] : label
  })

/** Labels of the fields that stand in the way of saving, each once, in form order. */
export const openLabels = (state: FormState): readonly string[] => {
  const { blocking, unexplained } = openFindings(state.findings, state.reasons)
  const open = [...blocking, ...unexplained]
  const roots = state.findings.filter((found) => open.includes(found)).map(({ field }) => rootOf(field))
  return namesIn(state.form, roots)
}
