import { Link } from '@tanstack/react-router'
import type { ProgrammePanel } from '@wangdi/kernel/api/answers/residents.ts'
import { useMe } from '../../api/me.ts'
import { dayWords } from '../../parts/format.ts'
import { residentText } from '../../text/resident.ts'
import style from './CalendarCard.module.css'

const words = residentText.calendar
type Calendar = NonNullable<ProgrammePanel['calendar']>

const Month = (props: {
  readonly month: string
  readonly days: Calendar['days']
  readonly legend: Calendar['legend']
  readonly today: string
}) => (
  <div className={style.month}>
    <span className={style.name}>{words.month(props.month)}</span>
    <ol className={style.days}>
      {props.days.map(({ day, mark }) => {
        const text = words.dayOf(dayWords(day, props.today), props.legend.find((one) => one.mark === mark)?.text ?? '')
        return (
          <li
            key={day}
            className={style.day}
            data-mark={mark}
            style={{ gridColumn: Number(day.slice(8)) }}
            title={text}
          >
            <span className="visually-hidden">{text}</span>
          </li>
        )
      })}
    </ol>
  </div>
)

/** Day by day: what was done, missed, or is not told yet; the stretches that the records tell beside it. */
export const CalendarCard = ({ calendar }: { readonly calendar: Calendar }) => {
  const { today } = useMe()
  const { id, label, days, legend, stretches } = calendar
  const months = [...Map.groupBy(days, ({ day }) => day.slice(0, 7))]
  return (
    <section className="card" aria-labelledby={`calendar-${id}`}>
      <h2 id={`calendar-${id}`}>{label}</h2>
      <p className="hint">{words.hint}</p>
      <div className={style.months}>
        {months.map(([month, of]) => (
          <Month key={month} month={month} days={of} legend={legend} today={today} />
        ))}
      </div>
      <ul className={style.legend}>
        {legend.map(({ mark, text }) => (
          <li key={mark}>
            <span className={style.day} data-mark={mark} aria-hidden="true" /> {text}
          </li>
        ))}
      </ul>
      <details>
        <summary>{words.data}</summary>
        <table className={style.table}>
          <thead>
            <tr>
              <th scope="col">{words.from}</th>
              <th scope="col">{words.to}</th>
              <th scope="col">{words.told}</th>
              <th scope="col">{words.record}</th>
            </tr>
          </thead>
          <tbody>
            {stretches.toReversed().map(({ from, to, text, record_id }) => (
              <tr key={record_id}>
                <td>{dayWords(from, today)}</td>
                <td>{dayWords(to, today)}</td>
                <td>{text}</td>
                <td>
                  <Link to="/records/$id" params={{ id: record_id }} className="door">
                    {words.record}
                  </Link>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  )
}
