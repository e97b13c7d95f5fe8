import { isFilled, isMap } from '@wangdi/kernel/form/answers.ts'
import type { Value } from '@wangdi/kernel/form/field.ts'
import type { Form, ResultItem } from '@wangdi/kernel/form/form.ts'
import { changesOf } from '@wangdi/kernel/medication/changes.ts'
import { StatusChip } from '../../parts/StatusChip.tsx'
import { visitText as words } from '../../text/visit.ts'
import { Mark, PrefillBadge } from '../field/FieldHead.tsx'
import { type Assessed, openFindings, rootOf } from '../state/model.ts'
import { type FormState, FormStateContext, namesIn, openLabels } from '../state/state.ts'
import { markOf, type Visit, type VisitForm } from './useVisit.ts'
import style from './VisitPanel.module.css'

/** Labels of what is open in one form, each once. */
const openIn = ({ state, combined }: Visit, { judged, form }: VisitForm): readonly string[] => {
  const { blocking, unexplained } = openFindings(judged.asked, state.reasons)
  const rows = state.findings.filter(
    (found) =>
      !judged.asked.includes(found) &&
      found.code === 'REQUIRED' &&
      combined.questions.get(found.field)?.targets.some((target) => target.form === form.id) &&
      state.proposed.has(found.field),
  )
  const keys = [...blocking, ...unexplained, ...rows].map(({ field }) => rootOf(field))
  return namesIn(state.form, keys)
}

/** How many of the form's required items are answered. */
const progressOf = (form: Form, { full, states }: Pick<Assessed, 'full' | 'states'>) => {
  const asked = Object.keys(form.fields).filter((key) => states[key].required && !states[key].computed)
  return { done: asked.filter((key) => isFilled(full[key])).length, of: Math.max(1, asked.length) }
}

/** One form: its mark, what is still open, how far it is, and what it comes to. */
const ProgressCard = (props: {
  readonly mark: string
  readonly short: string
  readonly open: readonly string[]
  readonly progress: { readonly done: number; readonly of: number }
  readonly result: readonly ResultItem[]
}) => {
  const { mark, short, open, progress, result } = props
  return (
    <section className={style.card} aria-label={short}>
      <div className={style.head}>
        <Mark>{mark}</Mark>
        <h3>{short}</h3>
        <StatusChip state={open.length === 0 ? 'met' : 'due'}>
          {open.length === 0 ? words.complete : words.missing(open.length)}
        </StatusChip>
      </div>
      <div className={style.track} aria-hidden="true">
        <div
          className={open.length === 0 ? style.full : style.part}
          style={{ width: `${Math.round((progress.done / progress.of) * 100)}%` }}
        />
      </div>
      <dl className={style.facts}>
        {open.length > 0 && (
          <div>
            <dt>{words.toFill}</dt>
            <dd>
              {open.slice(0, 2).join('、')}
              {open.length > 2 && words.more(open.length)}
            </dd>
          </div>
        )}
        {result.map(({ label, value, tone = 'plain' }) => (
          <div key={`${label} ${value}`}>
            <dt>{label}</dt>
            <dd className={tone === 'over' ? style.over : undefined}>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

const linesIn = (value: Value) => (Array.isArray(value) ? value.filter(isMap) : [])

/** What becomes of the drugs: how many, and what changes against last time. */
const DrugsLine = ({ visit: { state, combined } }: { readonly visit: Visit }) => {
  const id = [...combined.questions.values()].find(({ feed }) => feed)?.id
  if (!id || !state.states[id]?.shown) return null
  const before = linesIn(state.start.proposals?.[id])
  const after = linesIn(state.values[id])
  const origin = state.start.origins?.[id]
  return (
    <section className={style.card} aria-label={words.drugs}>
      <dl className={style.facts}>
        <div>
          <dt>{words.drugs}</dt>
          <dd>{words.changes(after.length, changesOf(before, after))}</dd>
        </div>
      </dl>
      {origin && (
        <FormStateContext value={state}>
          <PrefillBadge origin={origin} />
        </FormStateContext>
      )}
    </section>
  )
}

/** The one form of a page, at the right on a wide screen. */
export const FormPanel = ({ state }: { readonly state: FormState }) => (
  <div className={style.cards}>
    <ProgressCard
      mark={markOf(state.form)}
      short={state.form.short}
      open={openLabels(state)}
      progress={progressOf(state.form, state)}
      result={[]}
    />
  </div>
)

/** The mark says which form it is; two of one programme are named. */
const isAlone = ({ forms }: Visit, { mark }: VisitForm): boolean => forms.filter((of) => of.mark === mark).length === 1

/** Each form with its progress and result; in short where room is short. */
export const VisitPanel = ({ visit }: { readonly visit: Visit }) => (
  <>
    <div className={style.cards}>
      {visit.forms.map((of) => (
        <ProgressCard
          key={of.form.id}
          mark={of.mark}
          short={of.form.short}
          open={openIn(visit, of)}
          progress={progressOf(of.form, of.judged)}
          result={of.form.result?.(of.judged.full, of.judged.part.context) ?? []}
        />
      ))}
      <DrugsLine visit={visit} />
    </div>
    <ul className={style.short} aria-label={words.progress}>
      {visit.forms.map((of) => {
        const open = openIn(visit, of)
        return (
          <li key={of.form.id}>
            <Mark>{of.mark}</Mark> {isAlone(visit, of) ? '' : `${of.form.short} `}
            {open.length === 0 ? words.complete : words.missing(open.length)}
          </li>
        )
      })}
    </ul>
  </>
)
