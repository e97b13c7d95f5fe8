import type { StationForm } from '@wangdi/kernel/api/answers/exam-day.ts'
import { newCritical } from '@wangdi/kernel/campaign/day/critical.ts'
import { dayFormOf } from '@wangdi/kernel/campaign/day/day-forms.ts'
import type { DayForm } from '@wangdi/kernel/campaign/day/station.ts'
import { isFilled } from '@wangdi/kernel/form/answers.ts'
import type { Values } from '@wangdi/kernel/form/field.ts'
import { useEffect, useMemo, useRef } from 'react'
import { FieldGrid } from '../../../form/field/FieldGrid.tsx'
import { rootLevel } from '../../../form/state/level.ts'
import { isMissing, type Judge, judgeOf, rootOf, wordsOf } from '../../../form/state/model.ts'
import { type FormState, FormStateContext, useFormState } from '../../../form/state/state.ts'
import { timeWords } from '../../../parts/format.ts'
import { stationText as words } from '../../../text/exam-station.ts'
import style from './Station.module.css'

/** What a form's items at this station come to. */
export interface Entered {
  readonly form: string
  /** Only what differs from what the day has. */
  readonly changed: Values
  /** Something cannot be right. */
  readonly wrong: boolean
  /** Asked, but neither filled nor excused. */
  readonly left: number
  /** Items without a value that may be left undone with a reason. */
  readonly open: readonly string[]
  readonly reveal: () => void
}

/**
 * A doubt is a remark here: the queue goes on, the responsible doctor explains it when the form is submitted. That a value
 * is unusual is said by the mark beside its label.
 */
const quietly =
  (judge: Judge): Judge =>
  (values) => {
    const judged = judge(values)
    const rest = judged.findings.filter(({ code }) => code !== 'UNUSUAL_VALUE')
    const soften = rest.map((found) => (found.severity === 'warn' ? { ...found, severity: 'info' as const } : found))
    return { ...judged, findings: soften }
  }

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

const enteredOf = (state: FormState, of: StationForm): Entered => {
  const { fields } = state.form
  const own = of.keys.filter((key) => fields[key]?.computed === undefined || fields[key]?.editable)
  const changed = own.filter((key) => {
    const [now, before] = [state.values[key], of.values[key]]
    return isFilled(now) || isFilled(before)
      ? !same(String(now ?? ''), String(before ?? '')) || !same(now, before)
      : false
  })
  const empty = own.filter(
    (key) => state.states[key].shown && !isFilled(state.values[key]) && !isFilled(state.values[`${key}_not_done`]),
  )
  return {
    form: of.form,
    changed: Object.fromEntries(changed.map((key) => [key, state.values[key] ?? null])),
    wrong: state.findings.some(
      (found) =>
        (found.severity === 'block' || found.severity === 'reject') &&
        !isMissing(found) &&
        of.keys.includes(rootOf(found.field)) &&
        isFilled(state.values[rootOf(found.field)]),
    ),
    left: empty.filter((key) => state.states[key].required).length,
    open: empty.filter((key) => fields[key].notDone),
    reveal: state.reveal,
  }
}

const Readings = ({ of, state }: { readonly of: StationForm; readonly state: FormState }) => (
  <>
    {Object.entries(of.readings).flatMap(([key, readings]) => {
      const field = state.form.fields[key]
      const list = readings.map(({ value, at }) => `${String(value)}（${timeWords(at)}）`).join('、')
      return field && wordsOf(field, state.values[key]) !== ''
        ? [
            <p key={key} className="hint">
              {words.readings(field.label, list)}
            </p>,
          ]
        : []
    })}
  </>
)

/** A critical reading is noted as soon as its fields have been left: the doctor's device hears of it at once. */
const useAlarm = (
  state: FormState,
  dayForm: DayForm,
  of: StationForm,
  entered: Entered,
  note: (values: Values) => void,
) => {
  const told = useRef('')
  useEffect(() => {
    if (entered.wrong) return
    for (const { keys } of newCritical(dayForm, entered.changed, of.values, of.context)) {
      const noted = Object.fromEntries(keys.map((key) => [key, state.values[key]]))
      const complete = keys.every((key) => isFilled(state.values[key]) && state.touched.has(key))
      const reading = JSON.stringify(noted)
      if (!complete || told.current === reading) continue
      told.current = reading
      note(noted)
    }
  })
}

/** The items of one form at this station: only these, as the form draws them anywhere. */
export const Items = (props: {
  readonly of: StationForm
  readonly titled: boolean
  readonly onChange: (entered: Entered) => void
  readonly onCritical: (form: string, values: Values) => void
}) => {
  const { of, titled, onChange, onCritical } = props
  const dayForm = dayFormOf(of.form)
  if (!dayForm) return null
  return <FormItems dayForm={dayForm} of={of} titled={titled} onChange={onChange} onCritical={onCritical} />
}

const FormItems = (props: {
  readonly dayForm: DayForm
  readonly of: StationForm
  readonly titled: boolean
  readonly onChange: (entered: Entered) => void
  readonly onCritical: (form: string, values: Values) => void
}) => {
  const { dayForm, of, titled, onChange, onCritical } = props
  const { form } = dayForm
  const judge = useMemo(() => quietly(judgeOf(form, of.context)), [form, of.context])
  const state = useFormState({ form, context: of.context, values: of.values, judge })
  const entered = enteredOf(state, of)
  useAlarm(state, dayForm, of, entered, (values) => onCritical(of.form, values))
  const summary = JSON.stringify([entered.changed, entered.wrong, entered.left, entered.open])
  // biome-ignore lint/correctness/useExhaustiveDependencies: told when what it comes to differs, not on every drawing
  useEffect(() => onChange(entered), [summary])
  return (
    <FormStateContext value={state}>
      <section className={style.items} data-items aria-label={form.title}>
        {titled && <h2>{form.title}</h2>}
        <FieldGrid
          level={rootLevel(state)}
          keys={of.keys.filter((key) => key in form.fields)}
          pairs={form.sections.flatMap(({ pairs = [] }) => pairs)}
          badge={false}
        />
        <Readings of={of} state={state} />
      </section>
    </FormStateContext>
  )
}
