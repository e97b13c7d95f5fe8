import type { ResidentPage } from '@wangdi/kernel/api/routes/residents.ts'
import { useMe } from '../../api/me.ts'
import { agoWords, dayWords } from '../../parts/format.ts'
import { residentText } from '../../text/resident.ts'
import style from './Card.module.css'

const words = residentText.drugs

/** Drugs as last stated, with the source and its age. */
export const DrugsCard = ({ page }: { readonly page: ResidentPage }) => {
  const { today } = useMe()
  const { drugs } = page
  if (!drugs || drugs.items.length === 0) return null
  return (
    <section className="card" aria-labelledby="drugs">
      <h2 id="drugs">{words.title}</h2>
      <ul className={style.drugs}>
        {drugs.items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
      {drugs.date && (
        <p className="hint">{words.source(drugs.source, dayWords(drugs.date, today), agoWords(drugs.date, today))}</p>
      )}
    </section>
  )
}
