import type { DayForm } from '../../../../campaign/day/station.ts'
import { missingOf, requiredItems } from '../../completeness.ts'
import { checkup } from './checkup.ts'

const liver = ['alt', 'ast', 'albumin', 'tbil', 'dbil']
const kidney = ['scr', 'bun', 'k', 'na']
const lipids = ['tc', 'tg', 'ldl', 'hdl']
const urine = ['u_protein', 'u_glucose', 'u_ketone', 'u_blood']

/** Items of one kind are one line of the day's report. */
const kinds: readonly (readonly [string, (key: string) => boolean])[] = [
  ['血压', (key) => key.startsWith('bp_')],
  ['血糖', (key) => key === 'fpg' || key === 'hba1c'],
  ['血常规', (key) => ['hb', 'wbc', 'plt'].includes(key)],
  ['尿常规', (key) => urine.includes(key)],
  ['肝功能', (key) => liver.includes(key)],
  ['肾功能', (key) => kidney.includes(key)],
  ['血脂', (key) => lipids.includes(key)],
  ['体重、腰围', (key) => key === 'bmi' || key === 'waist'],
]

/** 健康体检表 on an examination day (docs/reference/exam-day.md): which station fills which item. */
export const checkupDay: DayForm = {
  form: checkup,
  stations: {
    S02: [...urine, 'urine_other', 'u_albumin', 'fobt'],
    S03: [
      ...['height', 'weight', 'waist', 'bmi', 'temperature', 'respiration'],
      ...['bp_left_sys', 'bp_left_dia', 'bp_right_sys', 'bp_right_dia', 'pulse'],
    ],
    S04: [
      ...['skin', 'sclera', 'lymph', 'lung_barrel', 'lung_sound', 'lung_rale', 'heart_rate', 'heart_rhythm'],
      ...['heart_murmur', 'abd_tender', 'abd_mass', 'abd_liver', 'abd_spleen', 'abd_shifting', 'edema'],
    ],
    S05: ['dorsalis_pedis', 'motor', 'anal', 'exam_other'],
    S06: ['breast', 'gyn_vulva', 'gyn_vagina', 'gyn_cervix', 'gyn_corpus', 'gyn_adnexa', 'pap'],
    S07: [
      ...['lips', 'dentition', 'pharynx', 'vision_left', 'vision_right', 'vision_corr_left', 'vision_corr_right'],
      ...['hearing', 'fundus'],
    ],
    S08: ['ecg'],
    S09: ['abd_us', 'other_us'],
    S10: ['chest_xray'],
    S11: [
      ...['symptoms', 'elder_self_health', 'elder_self_care', 'elder_cognition', 'mmse_total', 'elder_emotion'],
      ...['gds_total', 'exercise_freq', 'exercise_minutes', 'exercise_years', 'exercise_way', 'diet', 'smoke_status'],
      ...['smoke_daily', 'smoke_start_age', 'smoke_stop_age', 'drink_freq', 'drink_daily', 'drink_quit'],
      ...['drink_stop_age', 'drink_start_age', 'drunk_last_year', 'drink_kind', 'occ_exposure', 'occ_job', 'occ_years'],
      ...['occ_dust', 'occ_dust_protect', 'occ_radiation', 'occ_radiation_protect', 'occ_physical'],
      ...['occ_physical_protect', 'occ_chemical', 'occ_chemical_protect', 'occ_other', 'occ_other_protect'],
      ...['p_cerebro', 'p_kidney', 'p_heart', 'p_vessel', 'p_eye', 'p_nerve', 'p_other'],
      ...['inpatient', 'home_bed', 'medicines', 'vaccines'],
    ],
    S12: [
      ...['hb', 'wbc', 'plt', 'blood_other', ...urine, 'urine_other', 'fobt', 'fpg', 'hba1c', 'hbsag', 'u_albumin'],
      ...[...liver, ...kidney, ...lipids, 'aux_other', 'extra_tests'],
    ],
    S98: [
      ...['assessment', 'abnormal_1', 'abnormal_2', 'abnormal_3', 'abnormal_4', 'abnormal_more', 'guidance'],
      ...['risk_control', 'weight_target', 'vaccine_advice', 'risk_other'],
    ],
    S99: ['next_exam_hint'],
  },
  required: (context) =>
    context.birth_date && context.today
      ? requiredItems(context.today, {
          birth_date: context.birth_date,
          groups: context.groups ?? [],
          settings: context.settings,
        })
      : [],
  only: { S06: (context) => context.sex !== '1' },
  missing: missingOf,
  mayBeEmpty: ['medicines'],
  tubes: {
    blood_count: { label: '血常规管', station: 'S01', keys: ['hb', 'wbc', 'plt', 'blood_other'] },
    liver: { label: '肝功能管', station: 'S01', keys: liver },
    kidney: { label: '肾功能管', station: 'S01', keys: kidney },
    lipids: { label: '血脂管', station: 'S01', keys: lipids },
    fpg: { label: '空腹血糖管', station: 'S01', keys: ['fpg'] },
    hba1c: { label: '糖化血红蛋白管', station: 'S01', keys: ['hba1c'] },
    urine: { label: '尿杯', station: 'S02', keys: [...urine, 'urine_other', 'u_albumin'] },
    stool: { label: '便盒', station: 'S02', keys: ['fobt'] },
  },
  kindOf: (key) => kinds.find(([, holds]) => holds(key))?.[0],
  // 静息5分钟后复测 (中国高血压防治指南·血压测量).
  onCritical: (key) =>
    key.startsWith('bp_')
      ? { advice: '请扶受检者坐下，静息5分钟后复测，两次都会保留。', repeat: 5 }
      : key === 'pulse'
        ? { advice: '请扶受检者坐下，静息5分钟后再数一分钟，并告知医生。', repeat: 5 }
        : { advice: '请马上告知医生，当天联系到本人。', repeat: null },
}
