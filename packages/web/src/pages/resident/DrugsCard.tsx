import type { DrugLine, ResidentPage } from '@wangdi/kernel/api/answers/residents.ts'
import { useMe } from '../../api/me.ts'
import { agoWords, dayWords } from '../../parts/format.ts'
import { residentText } from '../../text/resident.ts'
import style from './Card.module.css'

const words = residentText.drugs

const Line = ({ drug }: { readonly drug: DrugLine }) => (
  <li>
    <strong>{drug.name}</strong> {drug.dose} {drug.group && <span className="hint">{drug.group}</span>}
  </li>
)

/** The person's medicines as each form last said, newest statement first, with the source and its age. */
export const DrugsCard = ({ page }: { readonly page: ResidentPage }) => {
  const { today } = useMe()
  if (page.drugs.length === 0) return null
  const said = Map.groupBy(page.drugs, ({ source, date }) => `${date} ${source}`)
  return (
    <section className="card" aria-labelledby="drugs">
      <h2 id="drugs">{words.title}</h2>
      {[...said.entries()]
        .toSorted(([a], [b]) => (a < b ? 1 : -1))
        .map(([key, drugs]) => (
          <div key={key}>
            <ul className={style.drugs}>
              {drugs.map((drug) => (
                <Line key={drug.name} drug={drug} />
              ))}
            </ul>
            <p className="hint">
              {words.source(drugs[0].source, dayWords(drugs[0].date, today), agoWords(drugs[0].date, today))}
            </p>
          </div>
        ))}
    </section>
  )
}
