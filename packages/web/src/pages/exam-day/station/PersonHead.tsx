import type { DayPerson } from '@wangdi/kernel/api/answers/exam-day.ts'
import { stationOf } from '@wangdi/kernel/campaign/day/station.ts'
import { sexWords, yearsWords } from '../../../parts/format.ts'
import { Tag } from '../../../parts/StatusChip.tsx'
import { stationText as words } from '../../../text/exam-station.ts'
import style from './Station.module.css'

/** Who stands here: number, name, groups, which stations are behind them. */
export const PersonHead = (props: { readonly person: DayPerson; readonly passed?: readonly string[] }) => {
  const { person, passed } = props
  const behind = (passed ?? []).flatMap((code) => stationOf(code)?.short ?? [])
  return (
    <header className={style.person}>
      <span className={style.bigNumber}>{person.number ?? '—'}</span>
      <div className={style.who}>
        <h2 className={style.bigName}>{person.name}</h2>
        <span>
          {sexWords(person.sex)} {yearsWords(person.age)} · {person.village_name}
          {person.group}
        </span>
      </div>
      <span className={style.push} />
      <div className={style.tags}>
        <span className={style.groups}>
          {[...person.tags, ...person.notes].map((tag) => (
            <Tag key={tag}>{tag}</Tag>
          ))}
        </span>
        {passed && <span>{behind.length > 0 ? words.already(behind.join('、')) : words.none}</span>}
      </div>
    </header>
  )
}
