import type { Indicator } from '../../../indicator/indicator.ts'
import { by, events, of, persons, sum, variant, without } from './define.ts'

const managed: readonly Indicator[] = [
  of('TB-01', '肺结核患者管理率', {
    factId: 'TB-I1',
    unit: '%',
    nature: 'flow',
    numerator: events('notified', [], [by('managed')]),
    clauses: [],
    variants: [
      variant('notified', '通知管理口径', events('notified')),
      variant('due', '已满72小时口径', events('notified', [], [by('first_visit_due')]), {
        numerator: events('notified', [], [by('first_visit_due'), by('managed')]),
      }),
      variant('alive', '剔除首访前死亡口径', events('notified', [], [without('died_unseen')]), {
        numerator: events('notified', [], [without('died_unseen'), by('managed')]),
      }),
    ],
    direction: '>=',
    target: 90,
    headline: true,
  }),
  of('TB-02', '肺结核患者规则服药率', {
    factId: 'TB-I2',
    unit: '%',
    nature: 'flow',
    numerator: events('stopped', ['completed', 'regular']),
    clauses: [],
    variants: [
      variant('completed', '完成疗程口径', events('stopped', ['completed'])),
      variant('stopped', '停止治疗口径（不含转入耐多药治疗）', events('stopped', ['!transfer'])),
    ],
    direction: '>=',
    target: 90,
    headline: true,
  }),
  of('TB-03', '72小时首访及时率', {
    factId: 'TB-I3',
    unit: '%',
    nature: 'due',
    numerator: events('first_visit_due', ['in_time']),
    clauses: [],
    variants: [variant('due', '已满72小时口径', events('first_visit_due'))],
    direction: '>=',
    target: 100,
    headline: true,
  }),
  of('TB-04', '肺结核患者随访完成率', {
    factId: 'TB-I5',
    unit: '%',
    nature: 'due',
    numerator: sum('capped'),
    clauses: [{ code: 'C-VISIT-N', flag: 'visits_ok', title: '应访视次数不足' }],
    variants: [
      variant('owed', '应访视口径', sum('owed')),
      variant('uncapped', '应访视口径（不封顶）', sum('owed'), { numerator: sum('done') }),
    ],
    about: ['in_year'],
    direction: '>=',
    target: 90,
    headline: true,
  }),
]

const found: readonly Indicator[] = [
  of('TB-05', '推介转诊到位率', {
    factId: 'TB-I4',
    unit: '%',
    nature: 'flow',
    numerator: events('referred', [], [by('arrived')]),
    clauses: [],
    variants: [variant('referred', '推介转诊口径', events('referred'))],
    direction: '>=',
    target: 95,
    source: '规范第三版·肺结核·筛查及推介转诊',
  }),
  of('TB-06', '肺结核患者成功治疗率', {
    factId: 'TB-I6',
    unit: '%',
    nature: 'flow',
    numerator: events('outcome', ['success']),
    clauses: [],
    variants: [
      variant('outcome', '有转归口径', events('outcome')),
      variant('cohort', '登记满12个月队列口径', events('cohort_year'), {
        numerator: events('cohort_year', ['success']),
      }),
    ],
    direction: '>=',
    target: 90,
    source: '规范第三版·肺结核·结案评估',
  }),
  of('TB-07', '肺结核救治任务完成率', {
    unit: '%',
    nature: 'flow',
    numerator: events('managed'),
    clauses: [],
    variants: [variant('task', '任务口径', { from: 'base', kind: 'PB-TASK' })],
    direction: '>=',
    target: 100,
    source: '县年度任务',
  }),
  of('TB-I7', '密切接触者筛查率', {
    factId: 'TB-I7',
    unit: '%',
    nature: 'flow',
    numerator: events('contact', [], [by('contact_screened')]),
    clauses: [],
    variants: [variant('registered', '登记接触者口径', events('contact'))],
    direction: '>=',
    source: '规范第三版·肺结核·第一次入户随访（密切接触者检查）',
  }),
  of('TB-I8', '结案评估及时率', {
    factId: 'TB-I8',
    unit: '%',
    nature: 'flow',
    numerator: events('stopped', [], [by('evaluated', 'in_time')]),
    clauses: [],
    variants: [variant('stopped', '停止治疗口径', events('stopped'))],
    direction: '>=',
    source: '规范第三版·肺结核·结案评估',
  }),
  of('TB-P1', '在管肺结核患者数', {
    unit: '人',
    nature: 'state',
    numerator: persons('managed'),
    clauses: [],
    variants: [
      variant('managed', '在管', null),
      variant('resistant', '在管耐药患者', null, { numerator: persons('managed', 'drug_resistant') }),
      variant('lost', '丢失', null, { numerator: persons('lost') }),
      variant('waiting', '已通知未首访', null, { numerator: persons('notified') }),
    ],
    about: ['enrolled'],
    direction: '-',
    source: '规范第三版·肺结核·服务对象',
  }),
  of('TB-P2', '肺结核随访人次', {
    unit: '人次',
    nature: 'flow',
    numerator: events('visit', ['seen']),
    clauses: [],
    variants: [
      variant('count', '随访', null),
      variant('face_to_face', '面对面随访', null, { numerator: events('visit', ['face_to_face']) }),
      variant('first', '首次入户见到患者', null, { numerator: events('first_visit', ['seen']) }),
    ],
    direction: '-',
    source: '规范第三版·肺结核·督导服药和随访管理',
  }),
]

/** 肺结核的指标: of the notified, of the finished, of the courses running, of the suspects and the contacts. */
export const indicators: readonly Indicator[] = [...managed, ...found]
