import { codes, date, dec, many, one, rows, text, ym } from '../../../../../form/field.ts'

/** The paper asks for year and month; the day is kept where it is known. */
const when = (label: string) => ym(label, { orDay: true, required: true })
const until = (label: string) => ym(label, { orDay: true, hint: '未出院、未撤床的不填' })

const where = {
  reason: text('原因', 100, { required: true }),
  institution: text('医疗机构名称', 100, { required: true, hint: '写全称' }),
  case_no: text('病案号', 30),
}

/** 住院治疗情况: the last year's (规范第三版·健康体检表); the paper has two lines each. */
export const hospital = {
  inpatient: rows(
    '住院史',
    20,
    { admitted: when('入院日期'), discharged: until('出院日期'), ...where },
    { rowLabel: '住院' },
  ),
  home_bed: rows(
    '家庭病床史',
    20,
    { opened: when('建床日期'), closed: until('撤床日期'), ...where },
    { rowLabel: '家庭病床' },
  ),
}

/** 非免疫规划预防接种史: the last year's. */
export const vaccination = {
  vaccines: rows(
    '非免疫规划预防接种史',
    20,
    {
      name: text('名称', 50, { required: true, hint: '如流感疫苗、23价肺炎疫苗' }),
      date: date('接种日期', { required: true }),
      institution: text('接种机构', 100),
    },
    { rowLabel: '接种' },
  ),
}

const testGroups = codes(
  'blood 血常规',
  'urine 尿常规',
  'glucose 空腹血糖',
  'ecg 心电图',
  'u_albumin 尿微量白蛋白',
  'fobt 大便潜血',
  'hba1c 糖化血红蛋白',
  'hbsag 乙型肝炎表面抗原',
  'liver 肝功能',
  'kidney 肾功能',
  'lipids 血脂',
  'chest_xray 胸部X线片',
  'ultrasound B超',
  'pap 宫颈涂片',
  'other 其他',
)

/** Tests whose limits a laboratory may state. */
const limited = codes(
  'hb 血红蛋白',
  'wbc 白细胞',
  'plt 血小板',
  'fpg 空腹血糖',
  'hba1c 糖化血红蛋白',
  'alt 血清谷丙转氨酶',
  'ast 血清谷草转氨酶',
  'albumin 白蛋白',
  'tbil 总胆红素',
  'dbil 结合胆红素',
  'scr 血清肌酐',
  'bun 血尿素',
  'k 血钾浓度',
  'na 血钠浓度',
  'tc 总胆固醇',
  'tg 甘油三酯',
  'ldl 血清低密度脂蛋白胆固醇',
  'hdl 血清高密度脂蛋白胆固醇',
)

/**
 * Day and laboratory of tests that were not done here on the day of the check-up, one row a report; without a row a
 * test is of that day. Limits that a laboratory states go before the usual ones; 县里增加的项目 stand beside them.
 */
export const reports = {
  lab_reports: rows(
    '检查报告来源',
    20,
    {
      items: many('检查项目', testGroups, { required: true }),
      test_date: date('检查日期', { required: true }),
      laboratory: text('检查机构', 100, { required: true }),
      source: one('来源', codes('1 本次体检', '2 采用上级医院报告'), { required: true }),
    },
    { rowLabel: '报告', hint: '不在体检当日或不在本机构做的才填' },
  ),
  lab_limits: rows(
    '检验机构参考范围',
    20,
    {
      item: one('项目', limited, { required: true }),
      low: dec('下限', 2, { hard: [0, 3000] }),
      high: dec('上限', 2, { hard: [0, 5000] }),
    },
    { rowLabel: '参考范围', hint: '与常用范围不同的才填，判断高低以此为准' },
  ),
  extra_tests: rows(
    '县增加的检查项目',
    20,
    {
      name: text('项目', 50, { required: true, hint: '如甲胎蛋白、血尿酸、骨密度' }),
      result: text('结果', 100, { required: true }),
      unit: text('单位', 20),
      judged: one('判断', codes('1 正常', '2 异常'), { required: true }),
    },
    { rowLabel: '项目' },
  ),
}
