import { isFilled } from '@wangdi/kernel/form/answers.ts'
import { PairControl } from '../control/PairControl.tsx'
import { idOf, type Level } from '../state/level.ts'
import { wordsOf } from '../state/model.ts'
import { shownFindings, useForm } from '../state/state.ts'
import { controlOf } from './control-of.tsx'
import style from './Field.module.css'
import { FieldHead, previousWords, workedOut } from './FieldHead.tsx'
import { Findings } from './Findings.tsx'
import { NotDone } from './NotDone.tsx'

type Names = readonly [string] | readonly [string, string]

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

/** Values that the system works out stand in the fields until another is typed. */
const withWorkedOut = (level: Level, names: readonly string[], form: ReturnType<typeof useForm>): Level => {
  const open = names.filter((name) => !isFilled(level.values[name]) && isFilled(workedOut(level, name, form)))
  return open.length === 0
    ? level
    : { ...level, values: { ...level.values, ...Object.fromEntries(open.map((name) => [name, level.full[name]])) } }
}

/** The control itself: computed and only shown, a pair, or the control of the field's kind. */
const FieldControl = (props: {
  readonly level: Level
  readonly names: Names
  readonly describedBy: (name: string) => string
  readonly invalid: readonly boolean[]
}) => {
  const { level, names, describedBy, invalid } = props
  const form = useForm()
  const [name, second] = names
  if (level.stateOf(name).computed) return <Computed level={level} name={name} />
  if (second)
    return (
      <PairControl
        level={withWorkedOut(level, [name, second], form)}
        names={[name, second]}
        describedBy={[describedBy(name), describedBy(second)]}
        invalid={[invalid[0], invalid[1]]}
      />
    )
  const computed = workedOut(level, name, form)
  const shown = computed !== undefined && !isFilled(level.values[name]) ? { ...level, values: level.full } : level
  const control = { level: shown, name, field: level.fields[name], describedBy: describedBy(name), invalid: invalid[0] }
  return controlOf(control, typeof computed === 'string' ? computed : null)
}

/** Wordings that follow from other answers; the person picks. */
const Suggestions = (props: { readonly level: Level; readonly name: string; readonly words: readonly string[] }) => {
  const { level, name, words } = props
  const open = words.filter((word) => word !== level.values[name])
  if (open.length === 0) return null
  return (
    <div className={style.suggestions}>
      {open.map((word) => (
        <button key={word} type="button" className={style.suggestion} onClick={() => level.change(name, word)}>
          {word}
        </button>
      ))}
    </div>
  )
}

/** One item of a form, or a pair drawn as one: label, badge, control, hint, findings. */
export const FieldBox = (props: { readonly level: Level; readonly names: Names; readonly badge?: boolean }) => {
  const { level, names, badge = true } = props
  const form = useForm()
  const [name] = names
  const { hint } = level.fields[name]
  const id = idOf(level.prefix + name)
  const findings = names.map((each) => shownFindings(form, level.prefix + each))
  const proposed = level.prefix === '' && form.proposed.has(name)
  const before = previousWords(level, names, form)
  const describedBy = (each: string): string =>
    [before && `${id}-last`, hint && `${id}-hint`, `${idOf(level.prefix + each)}-finding`].filter(Boolean).join(' ')
  return (
    <div className={`${style.field} ${proposed ? style.prefilled : ''}`} data-field={name}>
      <FieldHead level={level} names={names} badge={badge} />
      <NotDone level={level} name={name}>
        <FieldControl
          level={level}
          names={names}
          describedBy={describedBy}
          invalid={findings.map((of) => of.some(({ severity }) => severity === 'reject' || severity === 'block'))}
        />
      </NotDone>
      {level.prefix === '' && <Suggestions level={level} name={name} words={form.suggested[name] ?? []} />}
      {hint && (
        <p id={`${id}-hint`} className={style.hint}>
          {hint}
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
