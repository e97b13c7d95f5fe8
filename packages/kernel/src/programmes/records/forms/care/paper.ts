import type { Paper, PaperItem, PaperRow } from '../../../../form/paper.ts'

/** The name of the item stands in its own box, above what is written. */
const box = (key: string, name: string, lines: number): PaperItem => ({
  key,
  label: '',
  cell: `${name}：\n{${key}}`,
  lines,
})

/** 接诊记录表 (规范第三版·居民健康档案·接诊记录表). */
export const encounterPaper: Paper = {
  rows: [
    box('subjective', '就诊者的主观资料', 12),
    box('objective', '就诊者的客观资料', 12),
    box('assessment', '评估', 10),
    box('plan', '处置计划', 12),
    { text: '　医生签字：{doctor}', align: 'right', size: 1.15, lines: 2 },
    { text: '接诊日期：{encounter_date}', align: 'right', size: 1.15, lines: 2 },
  ],
}

/** 会诊记录表 (规范第三版·居民健康档案·会诊记录表). */
export const consultationPaper: Paper = {
  rows: [
    box('reason', '会诊原因', 14),
    box('opinion', '会诊意见', 15),
    { grid: ['会诊医生及其所在医疗卫生机构：'] },
    { grid: ['医疗卫生机构名称', '会诊医生签字'], head: true },
    { each: 'consultants', times: 5, rows: [{ grid: ['{institution}', '{doctors}'], lines: 1.6 }] },
    { text: '责任医生：{responsible_doctor}', align: 'right', size: 1.15, lines: 2 },
    { text: '会诊日期：{consult_date}', align: 'right', size: 1.15, lines: 2 },
  ],
}

const SIZE = 1.15
const said = (text: string, lines = 1.7): PaperRow => ({ text, size: SIZE, lines })
const signed = (text: string): PaperRow => ({ text, size: SIZE, lines: 1.7, align: 'right' })
/** A heading with what is written below it. */
const told = (name: string, key: string, lines: number): PaperRow => ({
  text: `${name}：\n　　{${key}:bare}`,
  size: SIZE,
  lines,
})

const who = (number: string): readonly PaperRow[] => [
  said(`患者姓名{patient_name} 性别{sex:words} 年龄{age} ${number}`),
  said('家庭住址{home_address:long} 联系电话{phone}'),
]

/** 双向转诊（转出）单: the stub stays, the sheet goes with the patient (规范第三版·居民健康档案·双向转诊单). */
export const referralOutPaper: Paper = {
  titled: false,
  headed: false,
  rows: [
    { text: '双向转诊（转出）单', align: 'center', size: 1.7 },
    { text: '存　根', align: 'center', size: 1.4, lines: 2 },
    ...who('档案编号{record_no8}'),
    said('于{referral_date}因病情需要，转入{to_institution}单位 {to_department}科室 {to_doctor}接诊医生。'),
    signed('转诊医生（签字）：{referring_doctor}'),
    signed('{referral_date:bare}'),
    { cut: true },
    { text: '双向转诊（转出）单', align: 'center', size: 1.7, lines: 2 },
    said('{to_institution}（机构名称）：'),
    said('　　现有患者{patient_name} 性别{sex:words} 年龄{age}，因病情需要，需转入贵单位，请予以接诊。'),
    told('初步印象', 'impression', 3),
    told('主要现病史（转出原因）', 'history_reason', 4),
    told('主要既往史', 'past_history', 3),
    told('治疗经过', 'treatment', 4),
    signed('转诊医生（签字）：{referring_doctor}'),
    signed('联系电话：{referring_phone}'),
    signed('{from_institution}（机构名称）'),
    signed('{referral_date:bare}'),
  ],
  beside: ['programme'],
}

/** 双向转诊（回转）单, filled by the hospital (规范第三版·居民健康档案·双向转诊单). */
export const referralBackPaper: Paper = {
  titled: false,
  headed: false,
  rows: [
    { text: '双向转诊（回转）单', align: 'center', size: 1.7 },
    { text: '存　根', align: 'center', size: 1.4, lines: 2 },
    ...who('病案号{ward_case_no}'),
    said('于{return_date}因病情需要，转回{to_institution}单位 {to_doctor}接诊医生。'),
    signed('转诊医生（签字）：{referring_doctor}'),
    signed('{return_date:bare}'),
    { cut: true },
    { text: '双向转诊（回转）单', align: 'center', size: 1.7, lines: 2 },
    said('{to_institution}（机构名称）：'),
    said('　　现有患者{patient_name}因病情需要，现转回贵单位，请予以接诊。'),
    said('诊断结果{diagnosis} 住院病案号{ward_case_no}'),
    told('主要检查结果', 'main_results', 5),
    told('治疗经过、下一步治疗方案及康复建议', 'treatment_plan', 7),
    signed('转诊医生（签字）：{referring_doctor}'),
    signed('联系电话：{referring_phone}'),
    signed('{institution}（机构名称）'),
    signed('{return_date:bare}'),
  ],
  beside: ['programme', 'record_no8', 'linked_referral'],
}
