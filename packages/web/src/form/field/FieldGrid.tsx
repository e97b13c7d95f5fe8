import { isFilled } from '@wangdi/kernel/form/answers.ts'
import type { Field } from '@wangdi/kernel/form/field.ts'
import type { Level } from '../state/level.ts'
import { shownFindings, useForm } from '../state/state.ts'
import style from './Field.module.css'
import { FieldBox } from './FieldBox.tsx'

type Names = readonly [string] | readonly [string, string]

/** The items of a level in form order, a pair as one; what is hidden takes no room. */
export const itemsOf = (
  level: Level,
  keys: readonly string[],
  pairs: readonly (readonly [string, string])[] = [],
): readonly Names[] => {
  const seconds = new Set(pairs.map(([, second]) => second))
  return keys.flatMap((key): Names[] => {
    const { shown, computed } = level.stateOf(key)
    const field = level.fields[key]
    if (field.notDoneOf || (!shown && !computed)) return []
    const empty = !isFilled(level.full[key])
    if (computed && empty && (!shown || field.kind === 'text')) return []
    const pair = pairs.find(([first]) => first === key)
    if (pair && level.stateOf(pair[1]).shown) return [[pair[0], pair[1]]]
    const before = pairs.find(([, second]) => second === key)
    return seconds.has(key) && before && level.stateOf(before[0]).shown ? [] : [[key]]
  })
}

const OPTION_ROOM = 20

/** How much of the row an item takes: `wide` a whole one, `pair` two numbers beside each other, `small` the least. */
const widthOf = (level: Level, names: Names): 'wide' | 'pair' | 'usual' | 'small' => {
  const field: Field = level.fields[names[0]]
  if (['rows', 'group', 'many', 'list'].includes(field.kind)) return 'wide'
  if (field.kind === 'text') return (field.lines ?? 1) > 1 || field.max > 100 ? 'wide' : 'usual'
  if (field.kind === 'one') {
    if (field.options.length > 7) return 'usual'
    const letters = field.options.reduce((sum, { label }) => sum + label.length + 2, 0)
    return letters > OPTION_ROOM ? 'wide' : 'usual'
  }
  if ('scores' in field && field.scores) return 'wide'
  if (names.length === 2 && !/target/.test(names[1])) return 'pair'
  return field.kind === 'int' || field.kind === 'dec' ? 'small' : 'usual'
}

/** Items in one column on the phone, two on the tablet (three for short numbers), three on the desktop. */
export const FieldGrid = (props: {
  readonly level: Level
  readonly keys?: readonly string[]
  readonly pairs?: readonly (readonly [string, string])[]
  readonly badge?: boolean
}) => {
  const { level, keys = Object.keys(level.fields), pairs, badge } = props
  const form = useForm()
  const doubted = (names: Names): boolean =>
    names.some((name) => shownFindings(form, level.prefix + name).some(({ severity }) => severity === 'warn'))
  return (
    <div className={style.grid}>
      {itemsOf(level, keys, pairs).map((names) => (
        <div key={names[0]} className={doubted(names) ? style.wide : style[widthOf(level, names)]}>
          <FieldBox level={level} names={names} badge={badge} />
        </div>
      ))}
    </div>
  )
}
