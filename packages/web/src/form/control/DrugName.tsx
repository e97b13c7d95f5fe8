import { restricted } from '@wangdi/kernel/access/class.ts'
import { searchDrugs } from '@wangdi/kernel/medication/search.ts'
import { AutoComplete } from 'antd'
import type { Level } from '../state/level.ts'
import { useForm } from '../state/state.ts'
import style from './Control.module.css'

interface Common {
  readonly id: string
  readonly value: string
  readonly 'aria-describedby': string
  readonly 'aria-invalid': boolean
  readonly onBlur: () => void
}

/**
 * The name of a drug, with the dictionary beside it: found by name, pinyin or initials. Another name may be typed. A
 * drug taken from it brings the unit that its doses are counted in, where the row has none.
 */
export const DrugName = (props: { readonly level: Level; readonly name: string; readonly common: Common }) => {
  const { level, name, common } = props
  const { dataClass } = useForm().form
  const classes = ['D1' as const, ...restricted.filter((each) => each === dataClass)]
  const found = searchDrugs(common.value, classes)
  const choose = (chosen: string): void => {
    const drug = found.find((each) => each.name === chosen)
    level.change(name, chosen)
    if (drug && 'unit' in level.fields && !level.values.unit) level.changeAll?.({ [name]: chosen, unit: drug.unit })
  }
  return (
    <AutoComplete
      className={style.drug}
      value={common.value}
      options={found.map((drug) => ({ value: drug.name, label: drug.name }))}
      popupMatchSelectWidth={false}
      onSelect={choose}
      onChange={(value) => level.change(name, String(value ?? ''))}
    >
      <input
        id={common.id}
        className={style.input}
        type="text"
        autoComplete="off"
        aria-describedby={common['aria-describedby']}
        aria-invalid={common['aria-invalid']}
        onBlur={common.onBlur}
      />
    </AutoComplete>
  )
}
