import { Link } from '@tanstack/react-router'
import type { AnswerOf } from '@wangdi/kernel/api/route.ts'
import type { residents } from '@wangdi/kernel/api/routes/residents.ts'
import { residentsText } from '../../text/residents.ts'
import style from './Register.module.css'

const words = residentsText.registerPage
type Items = AnswerOf<typeof residents.register>['possible_duplicates']

/** Persons who may be the same, before a second record is made: open theirs, or go on. */
export const Duplicates = ({ items }: { readonly items: Items }) => (
  <div aria-live="polite">
    {items.length > 0 && (
      <section className={style.duplicates} aria-labelledby="duplicates">
        <h2 id="duplicates">{words.duplicates}</h2>
        <p>{words.duplicateHint}</p>
        <ul>
          {items.map(({ resident_id, name, unit_name, state }) => (
            <li key={resident_id ?? `${name} ${unit_name}`}>
              <strong>{name}</strong> · {unit_name} · {residentsText.states[state] ?? state}{' '}
              {resident_id ? (
                <Link to="/residents/$id" params={{ id: resident_id }} className="door">
                  {words.openNew}
                </Link>
              ) : (
                words.elsewhere
              )}
            </li>
          ))}
        </ul>
      </section>
    )}
  </div>
)
