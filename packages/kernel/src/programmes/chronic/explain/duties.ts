import { type Day, daysBetween } from '../../../day/day.ts'
import { monthDay } from '../../../day/words.ts'
import type { ClauseNode } from '../../../programme/programme.ts'
import { type ObligationStatus, statusOf } from '../../shared/obligation.ts'
import type { Duty } from '../course/duties.ts'
import type { ChronicSpec } from '../spec.ts'
import type { Told } from './told.ts'

const states = { met: 'met', unmet: 'unmet', open: 'not_yet', waived: 'none' } as const satisfies Record<
  ObligationStatus,
  ClauseNode['state']
>

const doing = ({ type }: Duty): string => (type === 'RECHECK_14' ? '复查' : '转诊随访')

const outcome = (duty: Duty, status: ObligationStatus): string => {
  const { metOn, due } = duty.fate
  switch (status) {
    case 'met':
      return `${monthDay(metOn ?? due)}${doing(duty)}`
    case 'unmet':
      return `未在14天内${doing(duty)}`
    case 'open':
      return `应${monthDay(due)}前${doing(duty)}`
    case 'waived':
      return '住院或已离开，免'
  }
}

const detailOf = ({ created, fate }: Duty, status: ObligationStatus, on: Day): string => {
  if (status === 'met') return `第${daysBetween(created, fate.metOn ?? fate.due)}天完成`
  if (status === 'unmet') {
    const late = fate.doneOn && fate.doneOn <= on ? `，${monthDay(fate.doneOn)}才做` : ''
    return `应${monthDay(fate.due)}前，已过${daysBetween(fate.due, on)}天${late}`
  }
  return status === 'open' ? `还剩${daysBetween(on, fate.due)}天` : ''
}

const dutyNode = ({ words, visitForm }: ChronicSpec, duty: Duty, on: Day): ClauseNode => {
  const status = statusOf(duty.fate, on)
  const detail = detailOf(duty, status, on)
  return {
    code: 'C-OBLIG',
    state: states[status],
    text: `${monthDay(duty.created)} ${words.value(duty.visit)} → ${outcome(duty, status)}`,
    ...(detail !== '' && { detail }),
    date: duty.created,
    record_id: status === 'met' ? duty.doneBy : duty.visit.id,
    due_by: duty.fate.due,
    ...(status === 'unmet' && duty.fate.doneOn === null && { repair: visitForm }),
  }
}

/** C-OBLIG in a list: the first duty left undone. */
const sentence = ({ words }: ChronicSpec, { created }: Duty): string =>
  `${monthDay(created)}${words.failure}或转诊，未在14天内随访`

/** C-OBLIG: the two-week duties that fall due in the year, each with what became of it. */
export const dutiesNode = ({ spec, judgement, on, reading }: Told): ClauseNode => {
  const known = judgement.year.duties.filter(({ created }) => created <= judgement.on)
  const undone = known.filter(({ fate }) => statusOf(fate, judgement.on) === 'unmet')
  const whole = reading === 'full_year'
  const met = (whole ? judgement.wholeYear : judgement.standard).obligations_ok
  const code = 'C-OBLIG'
  if (known.length === 0) return { code, state: 'met', text: '没有应做的两周内复查' }
  const children = known.map((duty) => dutyNode(spec, duty, judgement.on))
  if (met) return { code, state: 'met', text: `两周内复查：${known.length}项无遗漏`, children }
  const [first] = undone.length > 0 ? undone : known
  return {
    code,
    state: 'unmet',
    text:
      undone.length > 0
        ? `两周内复查：${known.length}项中${undone.length}项未做`
        : `两周内复查：${known.length}项中有未完成的`,
    sentence: sentence(spec, first),
    date: first.created,
    due_by: first.fate.due,
    ...(first.fate.due < on && first.fate.doneOn === null && { repair: spec.visitForm }),
    children,
  }
}
