/**
 * Facts that several forms state. A field names its concept; what was answered on one form may then stand on another
 * as a proposal, with its source and age, but never older than `prefillMonths`. Null: must be asked or measured today.
 */
export interface Concept {
  readonly id: string
  readonly label: string
  readonly unit?: string
  readonly prefillMonths: number | null
  /** Measured on the body: asked together, whatever form it is for. */
  readonly vital?: true
}

const always = 1200

const of = (id: string, label: string, prefillMonths: number | null, unit?: string): Concept => ({
  id,
  label,
  prefillMonths,
  ...(unit && { unit }),
})

/** Measured on the body today: never carried over, unless it hardly changes. */
const vital = (id: string, label: string, unit: string, prefillMonths: number | null = null): Concept => ({
  ...of(id, label, prefillMonths, unit),
  vital: true,
})

const list: readonly Concept[] = [
  of('name', '姓名', always),
  of('sex', '性别', always),
  of('birth_date', '出生日期', always),
  of('id_type', '证件类型', always),
  of('id_number', '证件号码', always),
  of('phone', '本人电话', always),
  of('home_phone', '家庭电话', always),
  of('address', '现住址', always),
  of('registered_address', '户籍地址', always),
  of('residence_type', '常住类型', always),
  of('responsible_doctor', '责任医生', 24),
  of('blood_type', 'ABO血型', always),
  of('rh', 'RH血型', always),
  of('drug_allergy', '药物过敏史', always),
  of('env_kitchen', '厨房排风设施', 60),
  of('env_fuel', '燃料类型', 60),
  of('env_water', '饮水', 60),
  of('env_toilet', '厕所', 60),
  of('env_livestock', '禽畜栏', 60),
  vital('sbp', '收缩压', 'mmHg'),
  vital('dbp', '舒张压', 'mmHg'),
  vital('pulse', '脉率', '次/分钟'),
  vital('heart_rate', '心率', '次/分钟'),
  vital('respiration', '呼吸频率', '次/分钟'),
  vital('temperature', '体温', '℃'),
  vital('spo2', '血氧饱和度', '%'),
  // A grown person's height hardly changes.
  vital('height', '身高', 'cm', 36),
  vital('weight', '体重', 'kg'),
  vital('waist', '腰围', 'cm'),
  vital('bmi', '体质指数', 'kg/m²'),
  // Tests: what was found is a fact of its day.
  of('fpg', '空腹血糖', null, 'mmol/L'),
  of('fpg_sample', '血糖标本', null),
  of('hba1c', '糖化血红蛋白', null, '%'),
  // Habits and goals are asked at every visit; the last answer is a proposal for a year.
  of('weight_target', '目标体重', 12, 'kg'),
  of('smoke_daily', '日吸烟量', 12, '支'),
  of('smoke_target', '目标日吸烟量', 12, '支'),
  of('drink_daily', '日饮酒量', 12, '两'),
  of('drink_target', '目标日饮酒量', 12, '两'),
  of('exercise_freq', '每周运动次数', 12, '次/周'),
  of('exercise_freq_target', '目标每周运动次数', 12, '次/周'),
  of('exercise_minutes', '每次运动时间', 12, '分钟/次'),
  of('exercise_minutes_target', '目标每次运动时间', 12, '分钟/次'),
  of('salt', '摄盐情况', 12),
  of('salt_target', '目标摄盐情况', 12),
  of('staple', '主食', 12, '克/天'),
  of('staple_target', '目标主食', 12, '克/天'),
  // Medicines: one list per person (medication/statement.ts), each gone through at every visit.
  of('drugs', '用药情况', 12),
  of('insulin', '胰岛素', 12),
  of('medicines', '主要用药情况', 12),
  of('drug_name', '药物名称', null),
  // Scales of older people: found on their day.
  of('elder_self_care', '生活自理能力', null),
  of('elder_cognition', '认知功能', null),
  of('mmse_total', '简易智力状态检查总分', null, '分'),
  of('elder_emotion', '情感状态', null),
  of('gds_total', '老年抑郁评分总分', null, '分'),
  // A supervised course of treatment lasts months: what was agreed at its start is proposed, changes are asked.
  of('treatment_supervisor', '督导人员', 12),
  of('regimen', '化疗方案', 12),
  of('dosing_rhythm', '用法', 12),
  of('drug_form', '药品剂型', 12),
  // How this visit went: asked today, once for all forms.
  of('method', '随访方式', null),
  of('contact_outcome', '随访结果', null),
  of('lost_reason', '失访原因', null),
  of('death_date', '死亡日期', null),
  of('death_cause', '死亡原因', null),
  of('psych', '心理调整', null),
  of('compliance', '遵医行为', null),
  of('adherence', '服药依从性', null),
  of('provider_signature', '随访医生签名', null),
  of('resident_signature', '居民签名', null),
  // What happened since the last contact; each form has its own list.
  of('symptoms', '症状', null),
]

export const concepts: ReadonlyMap<string, Concept> = new Map(list.map((concept) => [concept.id, concept]))
