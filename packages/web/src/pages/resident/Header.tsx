import { PrinterOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import type { ResidentPage } from '@wangdi/kernel/api/answers/residents.ts'
import { Button } from 'antd'
import { may, useMe } from '../../api/me.ts'
import { ageOf, dayWords, sexWords } from '../../parts/format.ts'
import { StatusChip, Tag } from '../../parts/StatusChip.tsx'
import { printText } from '../../text/print.ts'
import { residentText } from '../../text/resident.ts'
import { RecordMenu } from './RecordMenu.tsx'
import style from './Resident.module.css'
import { Reveal } from './Reveal.tsx'

/** Who this is: name, sex, age, groups, allergies; where they live, who is responsible, and how good the record is. */
export const Header = ({ page }: { readonly page: ResidentPage }) => {
  const me = useMe()
  const { today } = me
  const { birth_date, responsible_doctor, unit_name } = page
  return (
    <header className={`card ${style.header}`}>
      <div className={style.line}>
        <h1 className={style.name}>{page.name}</h1>
        <span className={style.age}>
          {sexWords(page.sex)} · {residentText.born(ageOf(page, today), birth_date)}
        </span>
        {page.tags.map((tag) => (
          <Tag key={tag}>{tag}</Tag>
        ))}
        {page.allergies.map((allergy) => (
          <StatusChip key={allergy} state="alarm">
            {allergy}
          </StatusChip>
        ))}
        <span className={style.push} />
        <span className={style.actions} data-print="no">
          <Button className={style.print} icon={<PrinterOutlined />} onClick={() => window.print()}>
            {residentText.print}
          </Button>
          {(may(me, 'P:D1') || page.programmes.some(({ restricted }) => restricted && may(me, `P:${restricted}`))) && (
            <Link to="/residents/$id/print" params={{ id: page.resident_id }} className={style.paper}>
              {printText.title}
            </Link>
          )}
          {page.may.record && <RecordMenu page={page} />}
        </span>
      </div>
      <div className={style.second}>
        <span className={style.fact}>
          {page.village_name}
          {page.group} · {page.residence_name}
        </span>
        <span className={style.fact}>
          {responsible_doctor ? residentText.doctor(responsible_doctor, unit_name) : residentText.noDoctor(unit_name)}
        </span>
        <Reveal
          resident={page.resident_id}
          field="id_number"
          label={page.id_type_name}
          masked={page.id_masked}
          may={page.may.reveal}
        />
        <Reveal
          resident={page.resident_id}
          field="own_phone"
          label={residentText.phone}
          masked={page.phone_masked ?? residentText.noPhone}
          may={page.may.reveal && page.phone_masked !== null}
        />
        <span className={style.fact}>
          {residentText.code} {page.standardised ? residentText.standard : residentText.notStandard}
          {page.last_update && `，${residentText.lastUpdate(dayWords(page.last_update, today))}`}
        </span>
      </div>
    </header>
  )
}

/** One banner at a time: merged away, closed, moved out. */
export const Banner = ({ page }: { readonly page: ResidentPage }) => {
  const { today } = useMe()
  const words = residentText.banner
  if (page.merged_into)
    return (
      <p className={style.banner} role="note">
        {words.merged}{' '}
        <Link to="/residents/$id" params={{ id: page.merged_into }} className="door">
          {words.openSurvivor}
        </Link>
      </p>
    )
  if (page.state === 'active' || page.state === 'draft') return null
  return (
    <p className={style.banner} role="note">
      {words.closed(
        page.state_name,
        page.state_since ? words.since(dayWords(page.state_since, today)) : '',
        page.state_reason ? words.reason(page.state_reason) : '',
      )}
    </p>
  )
}
