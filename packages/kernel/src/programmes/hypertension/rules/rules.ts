import { type Day, yearOf } from '../../../day/day.ts'
import { rate } from '../../../indicator/rate.ts'
import type { Settings } from '../../../programme/subject.ts'
import type { RuleFunction } from '../../../rule/rule.ts'
import { chronicRules, contactedKeys, findingKeys } from '../../shared/rules.ts'
import { isFaceToFace } from '../../shared/visit-count.ts'
import { classify } from './classify.ts'
import { isControlled, type Measured } from './controlled.ts'
import { type Reading, screen } from './screen.ts'

type Given = Readonly<Record<string, unknown>>

const settingsOf = (input: Given): Settings | undefined => input.settings as Settings | undefined

const readingKeys = {
  date: { type: 'date', required: true },
  sbp: { type: 'num', required: true },
  dbp: { type: 'num', required: true },
} as const

const screenRule: RuleFunction = {
  meaning: '血压筛查的结论：连续三个不同日期偏高为初步诊断',
  source: '规范第三版·高血压·筛查',
  input: {
    values: { type: 'map[]', required: true, of: readingKeys },
    risk_factors: { type: 'int', required: true },
    suspected_secondary: { type: 'bool' },
  },
  run: ({ values, risk_factors, suspected_secondary }) => {
    const readings = values as readonly Reading[]
    if (readings.length === 0) throw new RangeError('“values”至少有一次血压')
    return { ...screen(readings, risk_factors as number, suspected_secondary === true) }
  },
}

const classifyRule: RuleFunction = {
  meaning: '一次随访的分类、危急、转诊、两周内应做、下次日期和下一步管理措施',
  source: '规范第三版·高血压·随访评估、分类干预',
  input: {
    date: { type: 'date', required: true },
    age: { type: 'int', required: true },
    sbp: { type: 'num', required: true },
    dbp: { type: 'num', required: true },
    ...findingKeys(9),
    pregnant_or_lactating: { type: 'bool|code', codes: ['1', '2'] },
    prev: {
      type: 'map',
      of: {
        date: { type: 'date', required: true },
        face_to_face: { type: 'bool' },
        bp_unsatisfied: { type: 'bool' },
        adr: { type: 'bool' },
      },
    },
  },
  run: (input) => {
    const prev = input.prev as Given | undefined
    const {
      unsatisfied,
      adverse: _,
      ...answer
    } = classify(
      {
        date: input.date as Day,
        age: input.age as number,
        sbp: input.sbp as number,
        dbp: input.dbp as number,
        adr: String(input.adr ?? '1'),
        complication: String(input.complication ?? '0'),
        signs: (input.signs ?? []) as readonly string[],
        pregnant: input.pregnant_or_lactating === true || input.pregnant_or_lactating === '2',
        prev:
          prev && prev.face_to_face !== false
            ? { date: prev.date as Day, unsatisfied: prev.bp_unsatisfied === true, adverse: prev.adr === true }
            : null,
      },
      settingsOf(input),
    )
    return { ...answer, bp_unsatisfied: unsatisfied }
  },
}

const measuredOf = (visit: Given): Measured => ({
  date: visit.date as Day,
  faceToFace: isFaceToFace(String(visit.method)),
  seen: ['seen', '1'].includes(String(visit.outcome ?? 'seen')),
  lost: ['lost', '2'].includes(String(visit.outcome ?? 'seen')),
  sbp: (visit.sbp ?? null) as number | null,
  dbp: (visit.dbp ?? null) as number | null,
})

const controlledRule: RuleFunction = {
  meaning: '截至某日血压是否达标：当年最后一次面对面随访的血压',
  source: '规范第三版·高血压·工作指标·管理人群血压控制率',
  input: {
    as_of: { type: 'date', required: true },
    birth: { type: 'date', required: true },
    state: { type: 'text', required: true },
    visits: {
      type: 'map[]',
      required: true,
      of: {
        ...contactedKeys,
        sbp: { type: 'num' },
        dbp: { type: 'num' },
      },
    },
  },
  run: (input) => {
    const asOf = input.as_of as Day
    const contacts = (input.visits as readonly Given[])
      .map(measuredOf)
      .filter(({ date }) => date <= asOf && yearOf(date) === yearOf(asOf))
      .sort((a, b) => (a.date === b.date ? 0 : a.date < b.date ? -1 : 1))
    return { controlled: isControlled(contacts, input.birth as Day, input.state === 'lost', settingsOf(input)) }
  },
}

const counts = [
  'M',
  'R',
  'with_bp',
  'controlled',
  'standard_full',
  'standard_count',
  'estimated',
  'exam_complete',
  'obligations_met',
  'obligations_unmet',
  'first_contact',
  'first_contact_bp',
  'visits_capped',
  'visits_required',
] as const

const indicatorRule: RuleFunction = {
  meaning: '由各项人数算出高血压各率',
  source: '规范第三版·高血压·工作指标',
  input: Object.fromEntries(counts.map((name) => [name, { type: 'int' }])),
  run: (input) => {
    const n = (name: (typeof counts)[number]): number | null => (input[name] ?? null) as number | null
    const [met, unmet] = [n('obligations_met'), n('obligations_unmet')]
    return {
      'HTN-I1': rate(n('M'), n('estimated')),
      'HTN-I2': rate(n('standard_full'), n('M')),
      'HTN-I3': rate(n('controlled'), n('M')),
      'HTN-I3b': rate(n('controlled'), n('R')),
      'HTN-I3c': rate(n('controlled'), n('with_bp')),
      'HTN-I3d': rate(n('controlled'), n('estimated')),
      'HTN-I4': rate(n('exam_complete'), n('M')),
      'HTN-I5': rate(met, met === null || unmet === null ? null : met + unmet),
      'HTN-I6': rate(n('first_contact_bp'), n('first_contact')),
      'HTN-I7': rate(n('visits_capped'), n('visits_required')),
    }
  },
}

/** Rules of this programme by their public names. */
export const rules: Readonly<Record<string, RuleFunction>> = {
  ...chronicRules,
  'htn.screen': screenRule,
  'htn.classify': classifyRule,
  'htn.controlled': controlledRule,
  'indicator.HTN': indicatorRule,
}
