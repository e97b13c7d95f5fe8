import { yearEnd } from '../../day/day.ts'
import { dayBeside, monthDay } from '../../day/words.ts'
import type { ClauseNode } from '../../programme/programme.ts'
import type { Told } from '../chronic/explain/told.ts'
import { isExit } from '../shared/enrolment.ts'
import { hospitalisedAt, lungDone, spirometryOf } from './course.ts'
import { copdSettings } from './rules/settings.ts'

/** C-LUNG: a lung function dated in the year. */
export const spirometryNode = ({ spec, care, judgement: { on, year } }: Told): ClauseNode => {
  const told = spirometryOf(care, year.year, on)
  return told
    ? {
        code: 'C-LUNG',
        state: 'met',
        text: '本年度做了肺功能检查',
        detail: `${monthDay(told.date)}随访填写，检查日期${dayBeside(String(told.record.fields.spirometry_date), on)}`,
        date: told.date,
        record_id: told.id,
      }
    : { code: 'C-LUNG', state: 'unmet', text: '本年度没有肺功能检查', repair: spec.visitForm }
}

/** C-LUNG of standard management, where the county counts it: decides at the end of the year only. */
export const lungNodes = (told: Told): readonly ClauseNode[] => {
  const { subject, care, reading, judgement } = told
  const { on, closing, year } = judgement
  const { settings } = subject
  if (!copdSettings(settings).lung) return []
  const node = spirometryNode(told)
  const whole = reading === 'full_year' && !(closing && isExit(closing))
  const asOf = whole ? yearEnd(year.year) : on
  if (node.state === 'met' || !lungDone({ care, year, on, asOf, settings })) return [node]
  const { repair: _, ...waiting } = node
  return [{ ...waiting, state: 'not_yet', detail: '年底才计入，12月31日前做完即可' }]
}

/** C-HOSPITAL: an exacerbation that led to hospital, told at a follow-up of the year. */
export const hospitalNode = ({ care, judgement: { on, year } }: Told): ClauseNode => {
  const told = hospitalisedAt(care, year.year, on)
  return told
    ? {
        code: 'C-HOSPITAL',
        state: 'met',
        text: '本年度有急性加重住院',
        detail: `${dayBeside(told.date, on)}随访填写${told.record.fields.exac_hospital_since}次`,
        date: told.date,
        record_id: told.id,
      }
    : { code: 'C-HOSPITAL', state: 'unmet', text: '本年度没有急性加重住院' }
}
