import { codes, many, one, rows, text, ym } from '../../../../form/field.ts'

/** 既往史·疾病 (规范第三版·个人基本信息表). Only diagnoses made by a medical institution. */
export const diseases = codes(
  '1 无',
  '2 高血压',
  '3 糖尿病',
  '4 冠心病',
  '5 慢性阻塞性肺疾病',
  '6 恶性肿瘤',
  '7 脑卒中',
  '8 严重精神障碍',
  '9 结核病',
  '10 肝炎',
  '11 其他法定传染病',
  '12 职业病',
  '13 其他',
).map((option) => {
  if (option.code === '8') return { ...option, dataClass: 'D4' as const }
  return option.code === '9' ? { ...option, dataClass: 'D5' as const } : option
})

/** 家族史: codes 11 and 12 differ from those of 既往史. */
export const familyDiseases = codes(
  '1 无',
  '2 高血压',
  '3 糖尿病',
  '4 冠心病',
  '5 慢性阻塞性肺疾病',
  '6 恶性肿瘤',
  '7 脑卒中',
  '8 严重精神障碍',
  '9 结核病',
  '10 肝炎',
  '11 先天畸形',
  '12 其他',
)

const disabilities = codes(
  '1 无残疾',
  '2 视力残疾',
  '3 听力残疾',
  '4 言语残疾',
  '5 肢体残疾',
  '6 智力残疾',
  '7 精神残疾',
  '8 其他残疾',
).map((option) => (option.code === '7' ? { ...option, dataClass: 'D4' as const } : option))

const when = (label: string) => ym(label, { required: true, orDay: true })

/** 无 or 有, and what: name or reason with its date. */
const event = (label: string, what: string, detail: string) => ({
  asked: one(label, codes('1 无', '2 有'), { required: true, details: { '2': detail } }),
  told: rows(`${label}明细`, 20, { name: text(what, 100, { required: true }), date: when('时间') }),
})

const surgery = event('手术', '手术名称', 'past_surgery_detail')
const trauma = event('外伤', '外伤名称', 'past_trauma_detail')
const transfusion = event('输血', '输血原因', 'past_transfusion_detail')

export const pastHistory = {
  past_disease: rows(
    '疾病',
    40,
    {
      code: one('疾病', diseases, {
        required: true,
        details: { '6': 'name', '11': 'name', '12': 'name', '13': 'name' },
      }),
      diagnosed: ym('确诊时间', {
        required: true,
        orDay: true,
        when: (row) => row.code !== '1',
        // Q-PI-11 judges these two, as a block.
        beforeBirth: true,
        future: true,
      }),
      name: text('疾病名称', 100),
    },
    { required: true, rowLabel: '疾病', none: { code: '1' } },
  ),
  past_surgery: surgery.asked,
  past_surgery_detail: surgery.told,
  past_trauma: trauma.asked,
  past_trauma_detail: trauma.told,
  past_transfusion: transfusion.asked,
  past_transfusion_detail: transfusion.told,
}

const relative = (label: string, key: string) =>
  many(label, familyDiseases, { required: true, exclusive: '1', details: { '12': `${key}_other` } })

export const familyHistory = {
  family_father: relative('父亲', 'family_father'),
  family_father_other: text('父亲其他疾病', 100),
  family_mother: relative('母亲', 'family_mother'),
  family_mother_other: text('母亲其他疾病', 100),
  family_siblings: relative('兄弟姐妹', 'family_siblings'),
  family_siblings_other: text('兄弟姐妹其他疾病', 100),
  family_children: relative('子女', 'family_children'),
  family_children_other: text('子女其他疾病', 100),
  genetic: one('遗传病史', codes('1 无', '2 有'), { required: true, details: { '2': 'genetic_name' } }),
  genetic_name: text('遗传病名称', 50),
  disability: many('残疾情况', disabilities, {
    required: true,
    exclusive: '1',
    details: { '8': 'disability_other' },
  }),
  disability_other: text('其他残疾', 50),
}
