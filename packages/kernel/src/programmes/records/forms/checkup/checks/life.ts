import { yearOf } from '../../../../../day/day.ts'
import { codesOf, dayOf, isFilled, numberOf } from '../../../../../form/answers.ts'
import { finding } from '../../../../../form/finding.ts'
import type { Check } from '../../../../../form/form.ts'
import { isEffective } from '../../../../../record/record.ts'
import { bmi } from '../../../../../text/bmi.ts'
import { compare } from '../../../../../text/decimal.ts'
import { ruled } from '../../findings.ts'
import { ageOn, sexOf } from '../../person.ts'
import { visionOf } from '../compute/vision.ts'
import { general } from '../fields/general.ts'
import { HAZARDS } from '../fields/lifestyle.ts'

const wrong = ['block', 'contradiction'] as const
const doubt = ['warn', 'contradiction'] as const
const doubted = (field: string, message: string) => finding('CROSS_FIELD', field, message, { severity: 'warn' })

/** Children under 7 have forms of their own. */
const childAge: Check = (values, context) => {
  const age = ageOn({}, context, dayOf(values, 'exam_date'))
  return age !== null && age < 7
    ? [ruled('CHK_AGE', wrong, 'exam_date', `${age} 岁儿童不填健康体检表，请用儿童健康检查记录表`)]
    : []
}

const secondInYear: Check = (values, context) => {
  const exam = dayOf(values, 'exam_date')
  const other = context.history?.find(
    (r) => r.form === 'checkup' && isEffective(r.status) && exam && yearOf(r.service_date) === yearOf(exam),
  )
  return other && other.service_date !== exam
    ? [
        {
          ...ruled(
            'CHK_SECOND_IN_YEAR',
            ['warn', 'duplicate'],
            'exam_date',
            `本年度 ${other.service_date} 已有体检表，确认再做一次请注明`,
          ),
          earlier: { form: other.form, record_id: other.record_id },
        },
      ]
    : []
}

const totalsWanted: Check = (values) =>
  [
    ['elder_cognition', 'mmse_total', '简易智力状态检查总分'],
    ['elder_emotion', 'gds_total', '老年人抑郁评分总分'],
  ]
    .filter(([screen, total]) => values[screen] === '2' && !isFilled(values[total]))
    .map(([, total, label]) => finding('REQUIRED', total, `粗筛阳性，请填“${label}”，未做请注明`, { severity: 'warn' }))

const diet: Check = (values) =>
  codesOf(values, 'diet').filter((code) => ['1', '2', '3'].includes(code)).length > 1
    ? [ruled('DIET_CONFLICT', wrong, 'diet', '“荤素均衡”“荤食为主”“素食为主”只能选一项')]
    : []

/** Ages of a life in order: start ≤ stop ≤ today's age. */
const habitAges: Check = (values, context) => {
  const age = ageOn({}, context, dayOf(values, 'exam_date'))
  const pairs = [
    ['smoke_start_age', 'smoke_stop_age', '吸烟', '戒烟年龄'],
    ['drink_start_age', 'drink_stop_age', '饮酒', '戒酒年龄'],
  ] as const
  return pairs.flatMap(([start, stop, habit, label]) => {
    const [from, to] = [numberOf(values, start), numberOf(values, stop)]
    const late = (key: string, value: number | null, name: string) =>
      value !== null && age !== null && value > age
        ? [finding('CROSS_FIELD', key, `“${name}”${value} 岁大于现在的年龄 ${age} 岁，请核对`)]
        : []
    return [
      ...late(start, from, `开始${habit}年龄`),
      ...late(stop, to, label),
      ...(from !== null && to !== null && to < from
        ? [finding('CROSS_FIELD', stop, `“${label}”${to} 岁小于“开始${habit}年龄”${from} 岁，请核对`)]
        : []),
    ]
  })
}

const drunkAfterQuit: Check = (values, context) => {
  const [age, stop] = [ageOn({}, context, dayOf(values, 'exam_date')), numberOf(values, 'drink_stop_age')]
  return values.drunk_last_year === '1' && values.drink_quit === '2' && age !== null && stop !== null && stop < age - 1
    ? [ruled('DRUNK_AFTER_QUIT', wrong, 'drunk_last_year', `${stop} 岁已戒酒，近一年不应有醉酒，请核对`)]
    : []
}

const hazardNamed: Check = (values) =>
  values.occ_exposure === '2' && HAZARDS.every((key) => !isFilled(values[key]))
    ? [finding('REQUIRED', 'occ_dust', '有职业病危害因素接触史的，请至少填一种危害因素的名称')]
    : []

const teeth: Check = (values) => {
  const carious = codesOf(values, 'teeth_caries')
  const both = codesOf(values, 'teeth_missing').filter((tooth) => carious.includes(tooth))
  return both.length > 0
    ? [finding('CROSS_FIELD', 'teeth_caries', `${both.join('、')} 不能既是缺齿又是龋齿，请核对`)]
    : []
}

/** What lies below the scale may be a decimal acuity; corrected is not worse than uncorrected. */
const vision: Check = (values) => [
  ...['vision_left', 'vision_right', 'vision_corr_left', 'vision_corr_right'].flatMap((key) => {
    const value = numberOf(values, key)
    return value === null || value > 3 ? [] : visionOf(value, key).findings
  }),
  ...(['left', 'right'] as const).flatMap((eye) => {
    const [bare, worn] = [numberOf(values, `vision_${eye}`), numberOf(values, `vision_corr_${eye}`)]
    if (bare === null || worn === null || Math.round((bare - worn) * 10) <= 2) return []
    return [doubted(`vision_corr_${eye}`, `矫正视力 ${worn} 低于裸眼视力 ${bare}，请核对，确认请注明`)]
  }),
]

const [, mostWaist] = general.waist.hard ?? [0, Number.POSITIVE_INFINITY]

/** */
const waistHeight: Check = (values) => {
  const [waist, height] = [numberOf(values, 'waist'), numberOf(values, 'height')]
  // Outside the permitted range is said already.
  if (waist === null || height === null || waist > mostWaist) return []
  if (waist > height) return [finding('OUT_OF_RANGE', 'waist', `“腰围”${waist}cm 大于“身高”${height}cm，请核对`)]
  return waist / height > 0.8 || waist / height < 0.3
    ? [ruled('X-20', ['warn', 'implausible'], 'waist', '“腰围”与“身高”的比例少见，请核对，确认请注明')]
    : []
}

/** X-22 for single codes; items of one sex alone are hidden from the other. */
const sexes: Check = (values, context) => {
  const sex = sexOf({}, context)
  if (sex === '1' && codesOf(values, 'symptoms').includes('24'))
    return [ruled('SEX_CONFLICT', doubt, 'symptoms', '男性选了“乳房胀痛”，请核对，确认请注明')]
  return sex === '2' && values.anal === '4'
    ? [finding('SEX_CONFLICT', 'anal', '女性不能选“前列腺异常”，请改选或核对性别')]
    : []
}

/** Answers about the body that do not go together. */
const bodily: Check = (values) => [
  ...(values.motor === '2' && values.elder_self_care === '1'
    ? [doubted('motor', '运动功能无法完成任何一个动作，生活自理填“可自理”，请核对，确认请注明')]
    : []),
  ...(values.skin === '5' && values.sclera === '1'
    ? [ruled('SKIN_SCLERA', ['info', 'contradiction'], 'sclera', '皮肤黄染而巩膜正常，请再看一遍')]
    : []),
]

/** Work cannot have begun before the age of 14. */
const workYears: Check = (values, context) => {
  const [age, years] = [ageOn({}, context, dayOf(values, 'exam_date')), numberOf(values, 'occ_years')]
  return age !== null && years !== null && years > age - 14
    ? [doubted('occ_years', `从业 ${years} 年，现在 ${age} 岁，请核对，确认请注明`)]
    : []
}

/** Years of exercise within the years of life. */
const exerciseYears: Check = (values, context) => {
  const [age, years] = [ageOn({}, context, dayOf(values, 'exam_date')), numberOf(values, 'exercise_years')]
  return age !== null && years !== null && years > age
    ? [finding('CROSS_FIELD', 'exercise_years', `“坚持锻炼时间”${years} 年超过年龄 ${age} 岁，请核对`)]
    : []
}

/** The 15-item scale of mood ends at 15 (setting `gds_scale`). */
const moodScale: Check = (values, { settings }) => {
  const total = numberOf(values, 'gds_total')
  return total !== null && total > 15 && Number(settings?.gds_scale) === 15
    ? [finding('OUT_OF_RANGE', 'gds_total', `本县用15项抑郁量表，总分 ${total} 超过15，请核对`)]
    : []
}

/** A small number is the amount to lose, not the weight to reach. */
const weightTarget: Check = (values) => {
  const [target, weight] = [numberOf(values, 'weight_target'), numberOf(values, 'weight')]
  if (target === null) return []
  if (target < 20)
    return [
      ruled(
        'WEIGHT_TARGET_AMOUNT',
        ['warn', 'implausible'],
        'weight_target',
        '“减体重目标”应填要达到的体重，不是要减的公斤数，请核对',
      ),
    ]
  if (target < 30) return [finding('OUT_OF_RANGE', 'weight_target', '“减体重目标”不应低于 30kg，请核对')]
  return weight !== null && target >= weight
    ? [finding('CROSS_FIELD', 'weight_target', `“减体重目标”${target}kg 应低于现在的体重 ${weight}kg，请核对`)]
    : []
}

/** */
const obesity: Check = (values) => {
  const raw = bmi(values.height, values.weight)
  const controls = codesOf(values, 'risk_control')
  const told = controls.length === 0 || controls.includes('3') || controls.includes('5')
  return raw && compare(raw, { n: 28n, d: 1n }) >= 0 && !told
    ? [ruled('X-11', doubt, 'risk_control', '体质指数达到肥胖，危险因素控制未选“饮食”或“减体重”，请核对')]
    : []
}

/** Checks of the person's life, senses and body, in form order. */
export const lifeChecks: readonly Check[] = [
  childAge,
  secondInYear,
  sexes,
  waistHeight,
  totalsWanted,
  moodScale,
  exerciseYears,
  diet,
  habitAges,
  drunkAfterQuit,
  hazardNamed,
  workYears,
  teeth,
  vision,
  bodily,
  weightTarget,
  obesity,
]
