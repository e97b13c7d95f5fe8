import { completedYears, type Day, yearEnd } from '../../../day/day.ts'
import type { Settings } from '../../../programme/subject.ts'
import type { RuleFunction } from '../../../rule/rule.ts'
import { ageLimitOf } from '../target.ts'
import { type AdlItem, adlKeys, judgeAdl } from './adl.ts'
import { followupDays, oldClass } from './class.ts'
import { receivedService } from './received.ts'
import { judgeScreens } from './screens.ts'

type Given = Readonly<Record<string, unknown>>

const SOURCE = '规范第三版·老年人健康管理'

const settingsOf = (input: Given): Settings | undefined => input.settings as Settings | undefined
const numberIn = (input: Given, key: string): number | null => (input[key] ?? null) as number | null
const codeIn = (input: Given, key: string): string | null => (input[key] ?? null) as string | null
const codesIn = (input: Given, key: string): readonly string[] => (input[key] ?? []) as readonly string[]

const targetRule: RuleFunction = {
  meaning: '某年谁算65岁及以上：按年底、按服务日两种口径',
  source: `${SOURCE}·服务对象；R-OLD-1、R-OLD-2`,
  input: {
    birth_date: { type: 'date', required: true },
    year: { type: 'int', required: true },
    exam_date: { type: 'date' },
  },
  run: (input) => {
    const birth = input.birth_date as Day
    const exam = (input.exam_date ?? null) as Day | null
    const limit = ageLimitOf(settingsOf(input), input.year as number)
    const atYearEnd = completedYears(birth, yearEnd(input.year as number))
    const atExam = exam && completedYears(birth, exam)
    return {
      year_end: (atYearEnd ?? 0) >= limit,
      service_date: exam && (atExam ?? 0) >= limit,
      age_year_end: atYearEnd,
      age_on_exam: atExam,
    }
  },
}

const adlRule: RuleFunction = {
  meaning: '生活自理能力评估的总分和判定',
  source: `${SOURCE}·老年人生活自理能力评估表；R-ADL`,
  input: {
    ...Object.fromEntries(adlKeys.map((key) => [key, { type: 'int' }])),
    imported_total: { type: 'int' },
  },
  run: (input) =>
    judgeAdl(
      Object.fromEntries(adlKeys.map((key) => [key, numberIn(input, key)])) as Record<AdlItem, number | null>,
      numberIn(input, 'imported_total'),
    ),
}

const screensRule: RuleFunction = {
  meaning: '认知功能、情感状态粗筛的结果',
  source: '规范第三版·健康体检表·填表说明（老年人认知功能、情感状态）；R-SCREEN',
  input: {
    cog_immediate: { type: 'int' },
    cog_delayed: { type: 'int' },
    emo_answer_sad: { type: 'code' },
    emo_answer_mood: { type: 'code' },
    mmse_total: { type: 'int' },
    gds_total: { type: 'int' },
  },
  run: (input) =>
    judgeScreens(
      {
        cog_immediate: numberIn(input, 'cog_immediate'),
        cog_delayed: numberIn(input, 'cog_delayed'),
        emo_answer_sad: codeIn(input, 'emo_answer_sad'),
        emo_answer_mood: codeIn(input, 'emo_answer_mood'),
        mmse_total: numberIn(input, 'mmse_total'),
        gds_total: numberIn(input, 'gds_total'),
      },
      settingsOf(input),
    ),
}

const classRule: RuleFunction = {
  meaning: '体检后的分类和首次随访天数',
  source: 'R-OLD-CLASS（产品）',
  input: {
    age: { type: 'int', required: true },
    adl_band: { type: 'code', required: 'or null' },
    cognition: { type: 'code', required: 'or null' },
    emotion: { type: 'code', required: 'or null' },
    chronic: { type: 'text[]', required: true },
    assessment: { type: 'code', required: 'or null' },
    guidance: { type: 'code[]' },
    critical_open: { type: 'bool' },
  },
  run: (input) => {
    const chronic = codesIn(input, 'chronic')
    const found = oldClass({
      age: input.age as number,
      adl_band: codeIn(input, 'adl_band'),
      cognition: codeIn(input, 'cognition'),
      emotion: codeIn(input, 'emotion'),
      chronic,
      assessment: codeIn(input, 'assessment'),
      guidance: codesIn(input, 'guidance'),
      critical_open: input.critical_open === true,
    })
    return { old_class: found, followup_days: followupDays(found, chronic.length > 0) }
  },
}

const receivedRule: RuleFunction = {
  meaning: '年内是否接受健康管理、规范健康管理服务，缺哪几条',
  source: `${SOURCE}·工作指标；R-OLD-RECEIVED`,
  input: {
    year: { type: 'int', required: true },
    exam_date: { type: 'date', required: 'or null' },
    record_opened: { type: 'bool', required: true },
    completeness: { type: 'text[]', required: true },
    assessment: { type: 'code', required: 'or null' },
    risk_control: { type: 'code[]', required: true },
    old_guidance: { type: 'code[]', required: true },
    adl_complete: { type: 'bool' },
    feedback_date: { type: 'date' },
    open_block: { type: 'bool' },
  },
  run: (input) => ({
    ...receivedService(
      {
        year: input.year as number,
        exam_date: (input.exam_date ?? null) as Day | null,
        record_opened: input.record_opened === true,
        completeness: codesIn(input, 'completeness'),
        assessment: codeIn(input, 'assessment'),
        risk_control: codesIn(input, 'risk_control'),
        old_guidance: codesIn(input, 'old_guidance'),
        adl_complete: input.adl_complete === true,
        feedback_date: (input.feedback_date ?? null) as Day | null,
        open_block: input.open_block === true,
      },
      settingsOf(input),
    ),
  }),
}

/** Rules of this programme by their public names. */
export const rules: Readonly<Record<string, RuleFunction>> = {
  'old.target': targetRule,
  'old.adl': adlRule,
  'old.screens': screensRule,
  'old.class': classRule,
  'old.received': receivedRule,
}
