import { describe, expect, test } from 'vitest'
import type { Values } from '../../../form/field.ts'
import type { Form } from '../../../form/form.ts'
import { wordsOf } from '../../../print/piece.ts'
import { sheetOf } from '../../../print/sheet.ts'
import { encounter } from './care/encounter.ts'
import { referralOut } from './care/referral-out.ts'
import { checkup } from './checkup/checkup.ts'
import { cover } from './cover.ts'
import { personal } from './personal/personal.ts'

const pagesOf = (form: Form, values: Values = {}, names: Readonly<Record<string, string>> = {}) =>
  sheetOf(form, [values], names).pages

/** Labels of each page in reading order; a title once, where it begins. */
const labelsOf = (form: Form): readonly (readonly string[])[] =>
  pagesOf(form).map((rows) => {
    let before: readonly string[] = []
    return rows.flatMap(({ titles, cells }) => {
      const begun = titles.filter((title, at) => before[at] !== title)
      before = titles
      return [...begun, ...cells.flatMap(({ label, lines }) => (label ? [wordsOf(lines).replaceAll('\n', '')] : []))]
    })
  })

/** Words of the page and the codes in its boxes, row by row. */
const textOf = (form: Form, values: Values, names: Readonly<Record<string, string>> = {}): string =>
  pagesOf(form, values, names)
    .flat()
    .flatMap(({ cells }) => cells.flatMap(({ lines }) => lines))
    .map((line) =>
      line
        .map((piece) => {
          if ('text' in piece) return piece.text
          if ('boxes' in piece) return piece.boxes.map((code) => `[${code}]`).join('/')
          return 'digits' in piece ? piece.digits.join('') : `{${piece.teeth.join(' ')}}`
        })
        .join(''),
    )
    .join('\n')

describe('the order of the official forms', () => {
  test('健康体检表 has four pages', () => {
    expect(labelsOf(checkup)).toEqual([
      [
        ...['体检日期', '责任医生', '内容', '检　查　项　目', '症状'],
        ...['一般状况', '体温', '脉率', '呼吸频率', '血压', '身高', '体重', '腰围', '体质指数（BMI）'],
        ...['老年人健康状态自我评估*', '老年人生活自理能力自我评估*', '老年人认知功能*', '老年人情感状态*'],
        ...['生活方式', '体育锻炼', '锻炼频率', '每次锻炼时间', '坚持锻炼时间', '锻炼方式', '饮食习惯'],
        ...['吸烟情况', '吸烟状况', '日吸烟量', '开始吸烟年龄', '戒烟年龄'],
        ...['饮酒情况', '饮酒频率', '日饮酒量', '是否戒酒', '开始饮酒年龄', '近一年内是否曾醉酒', '饮酒种类'],
        '职业病危害因素接触史',
      ],
      [
        ...['脏器功能', '口腔', '视力', '听力', '运动功能'],
        ...['查体', '眼底*', '皮肤', '巩膜', '淋巴结', '肺', '心脏', '腹部', '下肢水肿', '足背动脉搏动*'],
        ...['肛门指诊*', '乳腺*', '妇科*', '外阴', '阴道', '宫颈', '宫体', '附件', '其他*'],
      ],
      [
        ...['辅助检查', '血常规*', '尿常规*', '空腹血糖*', '心电图*', '尿微量白蛋白*', '大便潜血*'],
        ...['糖化血红蛋白*', '乙型肝炎表面抗原*', '肝功能*', '肾功能*', '血脂*'],
        ...['胸部X线片*', 'B超*', '宫颈涂片*', '其他*'],
      ],
      [
        ...['现存主要健康问题', '脑血管疾病', '肾脏疾病', '心脏疾病', '血管疾病', '眼部疾病'],
        ...['神经系统疾病', '其他系统疾病'],
        ...['住院治疗情况', '住院史', '入/出院日期', '原因', '医疗机构名称', '病案号'],
        ...['家庭病床史', '建/撤床日期', '原因', '医疗机构名称', '病案号'],
        ...['主要用药情况', '', '药物名称', '用法', '用量', '用药时间', '服药依从性1规律\u20022间断\u20023不服药'],
        ...['非免疫规划预防接种史', '', '名称', '接种日期', '接种机构'],
        ...['健康评价', '健康指导'],
      ],
    ])
  })

  test('个人基本信息表', () => {
    expect(labelsOf(personal)).toEqual([
      [
        ...['性别', '出生日期', '身份证号', '工作单位', '本人电话', '联系人姓名', '联系人电话', '常住类型', '民族'],
        ...['血型', '文化程度', '职业', '婚姻状况', '医疗费用支付方式', '药物过敏史', '暴露史'],
        ...['既往史', '疾病', '手术', '外伤', '输血', '家族史', '父亲', '母亲', '兄弟姐妹', '子女'],
        ...['遗传病史', '残疾情况', '生活环境*', '厨房排风设施', '燃料类型', '饮水', '厕所', '禽畜栏'],
      ],
    ])
  })
})

describe('answers on paper', () => {
  test('a code stands in its box, its words behind the option', () => {
    const text = textOf(checkup, { ecg: '2', ecg_detail: '房颤', symptoms: ['3', '25'], symptoms_other: '盗汗' })
    expect(text).toContain('1正常\u20022异常房颤\u2002[2]')
    expect(text).toContain('25其他盗汗\u2002[3]/[25]/[]/[]')
  })

  test('an item not done says why, teeth stand in their quadrants', () => {
    const text = textOf(checkup, { anal_not_done: 'refused', dentition: ['2'], teeth_missing: ['UR6', 'LL8'] })
    expect(text).toContain('未做：拒绝')
    expect(text).toContain('2缺齿{UR6 LL8}')
  })

  test('a list that is longer than the paper’s lines goes on', () => {
    const medicines = Array.from({ length: 8 }, (_, at) => ({ name: `药${at + 1}`, adherence: '1' }))
    expect(textOf(checkup, { medicines })).toContain('药8')
    expect(pagesOf(checkup)[3].length + 2).toBe(pagesOf(checkup, { medicines })[3].length)
  })

  test('the paper knows 汉族 and 少数民族 only; the usual document is not named', () => {
    const text = textOf(personal, { ethnicity: '07', id_type: '01', id_number: '529901195803081234' })
    expect(text).toContain('99少数民族彝族\u2002[99]')
    expect(text).toContain('\n529901195803081234\n')
  })

  test('a diagnosis stands with its date, six places for them', () => {
    const text = textOf(personal, { past_disease: [{ code: '6', name: '胃癌', diagnosed: '2019-11' }] })
    expect(text).toContain('[6]胃癌确诊时间2019年11月 / []确诊时间')
    expect(text.match(/确诊时间/g)).toHaveLength(6)
  })

  test('doctors are named where they are known, else a line waits for a pen', () => {
    const names = { '0197bd00-0000-7000-8000-000000000001': '张医生' }
    const doctor = '0197bd00-0000-7000-8000-000000000001'
    expect(textOf(encounter, { doctor }, names)).toContain('医生签字：张医生')
    expect(textOf(encounter, { doctor })).toContain('医生签字：\u3000')
  })

  test('the cover has the whole number, the referral sheet its stub', () => {
    expect(textOf(cover, { record_code: '52990200410100023' })).toContain('编号529902-004-101-00023')
    const text = textOf(referralOut, { patient_name: '李守田', to_institution: '测试县人民医院' })
    expect(text.match(/李守田/g)).toHaveLength(2)
    expect(text.indexOf('存　根')).toBeLessThan(text.indexOf('初步印象'))
  })
})
