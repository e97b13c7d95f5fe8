import { CalculatorOutlined, HistoryOutlined } from '@ant-design/icons'
import { isFilled } from '@wangdi/kernel/form/answers.ts'
import type { Field } from '@wangdi/kernel/form/field.ts'
import type { ReactNode } from 'react'
import { agoWords, dayWords } from '../parts/format.ts'
import { formText } from '../text/form.ts'
import { BoolControl, ManyControl, OneControl } from './control/CodeControl.tsx'
import type { ControlProps } from './control/control.ts'
import { DateControl } from './control/DateControl.tsx'
import { ListControl } from './control/ListControl.tsx'
import { NumberControl } from './control/NumberControl.tsx'
import { isTarget, PairControl } from './control/PairControl.tsx'
import { GroupControl, RowsControl } from './control/RowsControl.tsx'
import { TextControl } from './control/TextControl.tsx'
import style from './Field.module.css'
import { Findings } from './Findings.tsx'
import { idOf, type Level } from './level.ts'
import { wordsOf } from './model.ts'
import { NotDone } from './NotDone.tsx'
import { type Origin, shownFindings, useForm } from './state.ts'

const controlOf = (props: ControlProps, suggested: string | null): ReactNode => {
  const { field } = props
  switch (field.kind) {
    case 'text':
    case 'ref':
      return <TextControl {...props} field={field} />
    case 'int':
    case 'dec':
      return <NumberControl {...props} field={field} />
    case 'date':
    case 'ym':
      return <DateControl {...props} field={field} />
    case 'one':
      return <OneControl {...props} field={field} suggested={suggested} />
    case 'many':
      return <ManyControl {...props} field={field} />
    case 'bool':
      return <BoolControl {...props} field={field} />
    case 'group':
      return <GroupControl {...props} field={field} />
    case 'rows':
      return <RowsControl {...props} field={field} />
    case 'list':
      return <ListControl {...props} field={field} />
  }
}

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

/** What a computed field shows: its value on a grey ground. */
const Computed = ({ level, name }: { readonly level: Level; readonly name: string }) => (
  <output
    id={idOf(level.prefix + name)}
    className={style.computed}
    aria-labelledby={`${idOf(level.prefix + name)}-label`}
  >
    {wordsOf(level.fields[name], level.full[name]) || '—'}
  </output>
)

/** One item of a form, or a pair drawn as one: label, badge, hint, control, findings. */
export const FieldBox = (props: {
  readonly level: Level
  readonly names: readonly [string] | readonly [string, string]
  readonly badge?: boolean
}) => {
  const { level, names, badge = true } = props
  const form = useForm()
  const { last, origins = {}, context } = form.start
  const [name, second] = names
  const field = level.fields[name]
  const id = idOf(level.prefix + name)
  const state = level.stateOf(name)
  const findings = names.map((each) => shownFindings(form, level.prefix + each))
  const invalid = findings.map((found) => found.some(({ severity }) => severity === 'reject' || severity === 'block'))
  const proposed = level.prefix === '' && form.proposed.has(name)
  const pairLabel =
    second && !isTarget(second, level.fields[second]) ? `${field.label} / ${level.fields[second].label}` : field.label
  const previous = isMeasured(field) && !proposed ? lastWords(level, names, last) : ''
  const before = previous && last ? formText.last(dayWords(last.date, context.today), previous) : ''
  const own = field.computed !== undefined && !state.computed
  const computed = own ? field.computed?.(level.full, context) : undefined
  const suggested = typeof computed === 'string' ? computed : null
  const differs = own && isFilled(level.values[name]) && isFilled(computed) && level.values[name] !== computed
  const describedBy = (each: string): string =>
    [before && `${id}-last`, field.hint && `${id}-hint`, `${idOf(level.prefix + each)}-finding`]
      .filter(Boolean)
      .join(' ')
  const Label =
    field.kind === 'text' || field.kind === 'ref' || isMeasured(field) || field.kind === 'date' || field.kind === 'ym'
      ? 'label'
      : 'span'
  return (
    <div className={`${style.field} ${proposed ? style.prefilled : ''}`} data-field={name}>
      <div className={style.head}>
        <Label id={`${id}-label`} {...(Label === 'label' && { htmlFor: id })} className={style.label}>
          {pairLabel}
        </Label>
        {!state.required && !state.computed && !own && <span className={style.optional}>{formText.optional}</span>}
        {(state.computed || own) && (
          <span className={style.auto}>
            <CalculatorOutlined aria-hidden="true" />
            {differs ? formText.differs(wordsOf(field, computed)) : formText.computed}
          </span>
        )}
        {proposed && badge && origins[name] && field.kind !== 'rows' && (
          <PrefillBadge origin={origins[name]} short={second !== undefined} />
        )}
        {before && (
          <span id={`${id}-last`} className={style.last}>
            {before}
          </span>
        )}
      </div>
      <NotDone level={level} name={name}>
        {state.computed ? (
          <Computed level={level} name={name} />
        ) : second ? (
          <PairControl
            level={level}
            names={[name, second]}
            describedBy={[describedBy(name), describedBy(second)]}
            invalid={[invalid[0], invalid[1]]}
          />
        ) : (
          controlOf(
            {
              level: own && !isFilled(level.values[name]) ? { ...level, values: level.full } : level,
              name,
              field,
              describedBy: describedBy(name),
              invalid: invalid[0],
            },
            suggested,
          )
        )}
      </NotDone>
      {field.hint && (
        <p id={`${id}-hint`} className={style.hint}>
          {field.hint}
        </p>
      )}
      {names.map((each, at) => (
        <Findings
          key={each}
          id={`${idOf(level.prefix + each)}-finding`}
          level={level}
          name={each}
          findings={findings[at]}
        />
      ))}
    </div>
  )
}
