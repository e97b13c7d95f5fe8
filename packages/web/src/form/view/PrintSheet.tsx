import { isFilled, isMap } from '@wangdi/kernel/form/answers.ts'
import type { Field, Value } from '@wangdi/kernel/form/field.ts'
import { formText } from '../../text/form.ts'
import { wordsOf } from '../state/model.ts'
import type { FormState } from '../state/state.ts'
import style from './PrintSheet.module.css'

const MANY_OPTIONS = 15

/** Codes as on the paper form: the wording of all options, then a box with each chosen code. */
const Codes = ({ field, value }: { readonly field: Field; readonly value: Value }) => {
  const options = 'options' in field ? field.options : []
  const chosen = Array.isArray(value) ? value : isFilled(value) ? [value] : []
  const boxes = chosen.length > 0 ? chosen.map(String) : ['']
  return (
    <>
      {options.length <= MANY_OPTIONS
        ? options.map(({ code, label }) => `${code} ${label}`).join('\u2002')
        : wordsOf(field, value)}
      <span className={style.boxes}>
        {boxes.map((code) => (
          <span key={code} className={style.box}>
            {code}
          </span>
        ))}
      </span>
    </>
  )
}

const Answer = ({ field, value }: { readonly field: Field; readonly value: Value }) => {
  if (field.kind === 'one' || field.kind === 'many') return <Codes field={field} value={value} />
  if (field.kind === 'rows')
    return (Array.isArray(value) ? value.filter(isMap) : []).map((row, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
      <div key={at}>{wordsOf({ ...field, kind: 'rows' }, [row])}</div>
    ))
  if ((field.kind === 'int' || field.kind === 'dec') && !isFilled(value)) return <span>{field.unit}</span>
  return wordsOf(field, value)
}

/** The form as on paper: grid lines, order and wording of the form, codes in boxes; only seen in print. */
export const PrintSheet = (props: { readonly state: FormState; readonly name: string; readonly foot: string }) => {
  const { state, name, foot } = props
  const { form, full, start } = state
  return (
    <div className={style.sheet}>
      <h1 className={style.title}>{form.title}</h1>
      <p className={style.line}>
        <span>{formText.sheetName(name)}</span>
        <span>{formText.sheetCode(start.context.record_code?.slice(-8) ?? '')}</span>
      </p>
      {form.sections.map((section) => (
        <table key={section.id} className={style.grid}>
          <caption>{section.title}</caption>
          <tbody>
            {Object.entries(section.fields)
              .filter(([key, field]) => !field.notDoneOf && !state.states[key].companionOf)
              .map(([key, field]) => (
                <tr key={key}>
                  <th scope="row">{field.label}</th>
                  <td>
                    <Answer field={field} value={full[key]} />
                  </td>
                </tr>
              ))}
          </tbody>
        </table>
      ))}
      <p className={style.foot}>{foot}</p>
    </div>
  )
}
