import type { AreaNode } from '@wangdi/kernel/api/routes/session.ts'
import type { Option } from '@wangdi/kernel/form/field.ts'
import { formOf } from '@wangdi/kernel/form/list.ts'
import { residentsText } from '../../text/residents.ts'
import style from './Register.module.css'
import type { Place } from './useRegistration.ts'

const words = residentsText.registerPage
const sheets = [
  { id: 'rec_personal', label: words.adult },
  { id: 'child_basic_info', label: words.child },
] as const

/** 与户主关系 as the household's own definition lists it. */
const relations = (): readonly Option[] => {
  const members = formOf('rec_household')?.fields.members
  const relation = members?.kind === 'rows' ? members.fields.relation_to_head : undefined
  return relation?.kind === 'one' ? relation.options : []
}

/** Where the person lives, which household they join, and which sheet their age asks for. */
export const PlaceCard = (props: {
  readonly place: Place
  readonly villages: readonly AreaNode[]
  readonly sheet: string
  readonly temporary: boolean
  readonly onChange: (place: Place) => void
  readonly onSheet: (form: string) => void
}) => {
  const { place, villages, sheet, temporary, onChange, onSheet } = props
  return (
    <section className={`card ${style.place}`} aria-labelledby="place">
      <h2 id="place">{words.place}</h2>
      <div className={style.fields}>
        <label className={style.field}>
          {words.village}
          <select
            id="place-village"
            value={place.village}
            onChange={(event) => onChange({ ...place, village: event.target.value })}
          >
            <option value="" />
            {villages.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label className={style.field}>
          {words.group}
          <input
            type="text"
            value={place.group}
            placeholder={words.groupHint}
            onChange={(event) => onChange({ ...place, group: event.target.value })}
          />
        </label>
        {temporary && (
          <label className={style.field}>
            {words.residence}
            <input
              type="date"
              value={place.since}
              aria-describedby="since-hint"
              onChange={(event) => onChange({ ...place, since: event.target.value })}
            />
            <span id="since-hint" className="hint">
              {words.residenceHint}
            </span>
          </label>
        )}
        {place.household && (
          <label className={style.field}>
            {words.relation}
            <select
              value={place.relation ?? ''}
              onChange={(event) => onChange({ ...place, relation: event.target.value || null })}
            >
              <option value="" />
              {relations().map(({ code, label }) => (
                <option key={code} value={code}>
                  {label}
                </option>
              ))}
            </select>
          </label>
        )}
        <fieldset className={style.sheets}>
          <legend className={style.legend}>{words.sheet}</legend>
          {sheets.map(({ id, label }) => (
            <label key={id} className={style.radio}>
              <input type="radio" name="sheet" checked={sheet === id} onChange={() => onSheet(id)} />
              {label}
            </label>
          ))}
        </fieldset>
      </div>
    </section>
  )
}
