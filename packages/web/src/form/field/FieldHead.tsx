import { CalculatorOutlined, HistoryOutlined } from '@ant-design/icons'
import { isFilled } from '@wangdi/kernel/form/answers.ts'
import type { Field } from '@wangdi/kernel/form/field.ts'
import type { Mark as FormMark } from '@wangdi/kernel/form/sheet.ts'
import { agoWords, dayWords } from '../../parts/format.ts'
import { formText } from '../../text/form.ts'
import { isTarget } from '../control/PairControl.tsx'
import { idOf, type Level } from '../state/level.ts'
import { wordsOf } from '../state/model.ts'
import { type Origin, useForm } from '../state/state.ts'
import style from './Field.module.css'

/** Badge of a carried-over value: source, date and age; only the date where room is short. */
export const PrefillBadge = ({ origin, short }: { readonly origin: Origin; readonly short?: boolean }) => {
  const { today } = useForm().start.context
  const thisYear = today?.startsWith(origin.date.slice(0, 4)) ?? false
  const date = thisYear ? dayWords(origin.date) : origin.date
  return (
    <span className={style.badge}>
      <HistoryOutlined aria-hidden="true" />
      {short
        ? formText.fromShort(date)
        : formText.from(origin.title, date, agoWords(origin.date, today ?? origin.date))}
    </span>
  )
}

/** The last values of a measured field or pair, `156/92`; '' where there are none. */
const lastWords = (
  level: Level,
  names: readonly string[],
  last: ReturnType<typeof useForm>['start']['last'],
): string => {
  if (!last || level.prefix !== '') return ''
  const words = names.map((name) => {
    const field = level.fields[name]
    return names.length > 1 ? String(last.values[name] ?? '') : wordsOf(field, last.values[name])
  })
  return words.every((word) => word !== '') ? words.join('/') : ''
}

const isMeasured = (field: Field): boolean => field.kind === 'int' || field.kind === 'dec'

/** Fields with one input element, which a label can name; groups of options are named by aria-labelledby. */
const hasOneInput = (field: Field): boolean =>
  !['one', 'many', 'bool', 'group', 'rows', 'list'].includes(field.kind) && !('scores' in field && field.scores)

/** The value the system works out for a field that one may differ from; undefined where there is none. */
export const workedOut = (level: Level, name: string, form: ReturnType<typeof useForm>) => {
  const field = level.fields[name]
  const own = field.computed !== undefined && !level.stateOf(name).computed
  return own ? field.computed?.(level.full, form.start.context) : undefined
}

/** What was measured last time, said beside a field that is to be measured today. */
export const previousWords = (level: Level, names: readonly string[], form: ReturnType<typeof useForm>): string => {
  const { last, context } = form.start
  if (!last || !isMeasured(level.fields[names[0]]) || form.proposed.has(names[0])) return ''
  const values = lastWords(level, names, last)
  return values && formText.last(dayWords(last.dates?.[names[0]] ?? last.date, context.today), values)
}

const AutoBadge = ({ level, name }: { readonly level: Level; readonly name: string }) => {
  const form = useForm()
  const field = level.fields[name]
  const computed = workedOut(level, name, form)
  const differs = isFilled(computed) && isFilled(level.values[name]) && level.values[name] !== computed
  return (
    <span className={style.auto}>
      <CalculatorOutlined aria-hidden="true" />
      {differs ? formText.differs(wordsOf(field, computed)) : formText.computed}
    </span>
  )
}

const isAsked = ({ start }: ReturnType<typeof useForm>, name: string): boolean =>
  start.asked?.has(name) ?? start.context.asked?.includes(name) ?? false

/** What need not be filled in to save: owed by this person all the same, or not at all. */
const Need = ({ asked }: { readonly asked: boolean }) => (
  <span className={asked ? style.asked : style.optional}>{asked ? formText.owed : formText.optional}</span>
)

/** The one character that marks the form an answer goes to. */
export const Mark = ({ children }: { readonly children: string }) => <span className={style.mark}>{children}</span>

const arrows = { high: '↑', low: '↓', abnormal: '!' } as const

/** How the answer lies to what is usual: arrow, word, the usual range. */
const Abnormal = ({ mark, label }: { readonly mark: FormMark | undefined; readonly label: string }) => {
  if (!mark) return null
  return (
    <span className={mark.critical ? style.critical : style.unusual}>
      <span aria-hidden="true">{arrows[mark.level]}</span>
      <span className="visually-hidden">{label}</span>
      {formText.levels[mark.level]}，{formText.usual(mark.usual)}
    </span>
  )
}

/** The line above a control: label, 选填, where the value comes from, what it was last time. */
export const FieldHead = (props: {
  readonly level: Level
  readonly names: readonly [string] | readonly [string, string]
  readonly badge: boolean
}) => {
  const { level, names, badge } = props
  const form = useForm()
  const [name, second] = names
  const field = level.fields[name]
  const id = idOf(level.prefix + name)
  const auto = field.computed !== undefined
  const origin = level.prefix === '' && form.proposed.has(name) ? form.start.origins?.[name] : undefined
  const before = previousWords(level, names, form)
  const Label = hasOneInput(field) ? 'label' : 'span'
  return (
    <div className={style.head}>
      <Label id={`${id}-label`} {...(Label === 'label' && { htmlFor: id })} className={style.label}>
        {second && !isTarget(second, level.fields[second])
          ? `${field.label} / ${level.fields[second].label}`
          : field.label}
      </Label>
      {level.prefix === '' && form.start.marks?.(name).map((mark) => <Mark key={mark}>{mark}</Mark>)}
      {!level.stateOf(name).required && !auto && <Need asked={level.prefix === '' && isAsked(form, name)} />}
      {auto && <AutoBadge level={level} name={name} />}
      {origin && badge && field.kind !== 'rows' && <PrefillBadge origin={origin} short={second !== undefined} />}
      {level.prefix === '' &&
        names.map((each) => <Abnormal key={each} mark={form.abnormal[each]} label={level.fields[each].label} />)}
      {before && (
        <span id={`${id}-last`} className={style.last}>
          {before}
        </span>
      )}
    </div>
  )
}
