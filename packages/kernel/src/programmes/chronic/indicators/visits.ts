import type { Indicator } from '../../../indicator/indicator.ts'
import { type About, clause, countsOf, type Over, variant } from './define.ts'

const visitsClause = clause('C-VISIT-N', 'visits_ok', '应随访次数不足')
const DUTIES = ['recheck_14', 'referral_14']

/** Follow-ups: owed and done, by way of contact; two-week duties. */
export const visitFigures = (about: About) => {
  const { of, sum, events, dues, MAN } = countsOf(about)
  const { disease } = about
  return {
    /** 随访率: four a year, or what is owed so far. */
    visitRate: (id: string, over?: Over): Indicator =>
      of(
        id,
        {
          name: `${disease}患者随访率`,
          unit: '%',
          nature: 'due',
          numerator: sum('counted4'),
          clauses: [visitsClause],
          variants: [
            variant('x4', '应访次数口径', { ...MAN, times: 4 }),
            variant('owed', '应随访口径', sum('required'), { numerator: sum('capped') }),
            variant('uncapped', '应访次数口径（不封顶）', { ...MAN, times: 4 }, { numerator: sum('counted') }),
          ],
          about: ['ever_member'],
          direction: '>=',
          target: 80,
        },
        over,
      ),
    /** 随访人次. */
    visits: (id: string, over?: Over): Indicator =>
      of(
        id,
        {
          name: `${disease}随访人次`,
          unit: '人次',
          nature: 'flow',
          numerator: events('visit', 'seen'),
          clauses: [],
          variants: [
            variant('count', '随访', null),
            variant('face_to_face', '面对面随访', null, { numerator: events('visit', 'seen', 'face_to_face') }),
            variant('counted', '计数随访', null, { numerator: events('visit', 'counts') }),
          ],
          direction: '-',
        },
        over,
      ),
    /** 面对面随访完成率. */
    faceToFaceRate: (id: string, over?: Over): Indicator =>
      of(
        id,
        {
          name: '面对面随访完成率',
          unit: '%',
          nature: 'flow',
          numerator: sum('capped'),
          clauses: [visitsClause],
          variants: [
            variant('owed', '应随访口径', sum('required')),
            variant('visits', '全部随访口径', events('visit', 'seen'), {
              numerator: events('visit', 'seen', 'face_to_face'),
              clauses: [],
            }),
          ],
          about: ['ever_member'],
          direction: '>=',
          target: 80,
        },
        over,
      ),
    /** 未达标2周内随访率. */
    twoWeekRate: (id: string, over?: Over): Indicator =>
      of(
        id,
        {
          name: '未达标2周内随访率',
          unit: '%',
          nature: 'due',
          numerator: dues(DUTIES, true),
          clauses: [],
          variants: [variant('due', '应做口径', dues(DUTIES))],
          direction: '>=',
          target: 90,
          headline: true,
        },
        over,
      ),
  }
}
