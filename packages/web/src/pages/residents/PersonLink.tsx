import { Link } from '@tanstack/react-router'
import type { ResidentRow } from '@wangdi/kernel/api/answers/residents.ts'
import { useMe } from '../../api/me.ts'
import { ageOf, sexWords } from '../../parts/format.ts'
import { Tag } from '../../parts/StatusChip.tsx'
import style from './Residents.module.css'

/** A person of a list as a card that opens their page. */
export const PersonLink = ({ row }: { readonly row: ResidentRow }) => {
  const { today } = useMe()
  return (
    <Link to="/residents/$id" params={{ id: row.resident_id }} className={style.person}>
      <strong>{row.name}</strong>
      <span>
        {sexWords(row.sex)} {ageOf(row, today)} · {row.village_name}
        {row.group}
      </span>
      {row.programmes.map(({ id, label }) => (
        <Tag key={id}>{label}</Tag>
      ))}
      <span className={`hint ${style.masked}`}>{row.id_masked}</span>
    </Link>
  )
}
