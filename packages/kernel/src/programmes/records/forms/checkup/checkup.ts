import { date, ref, text, type Values } from '../../../../form/field.ts'
import { defineForm } from '../../../../form/form.ts'
import { recordNo8 } from '../person.ts'
import { marks } from './abnormal/marks.ts'
import { suggest } from './abnormal/suggest.ts'
import { checkupChecks } from './checks/list.ts'
import { asks } from './complete.ts'
import { hospital, reports, vaccination } from './fields/care.ts'
import { organs, physical, physicalOptional } from './fields/examination.ts'
import { feedback } from './fields/feedback.ts'
import { elderScreens, general, symptoms } from './fields/general.ts'
import { habits, occupational } from './fields/lifestyle.ts'
import { advice, medicines, problems } from './fields/outcome.ts'
import { bloodAndUrine, chemistry, imaging, singleTests } from './fields/tests.ts'
import { paper } from './paper/paper.ts'
import { formPressure } from './pressure.ts'
import { sheet } from './sheet/sheet.ts'

const head = {
  name: text('姓名', 50, { computed: (_, context) => context.name }),
  record_no8: recordNo8,
  exam_date: date('体检日期', { required: true }),
  responsible_doctor: ref('责任医生', 'staff', { required: true, concept: 'responsible_doctor' }),
  exam_institution: text('体检机构', 100, { computed: (_, context) => context.org_name }),
}

const arms = ['bp_left_sys', 'bp_left_dia', 'bp_right_sys', 'bp_right_dia']

/** 2011 年版: the constitution of Chinese medicine stood on the form; what this edition does not ask is left out. */
const from2011 = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([key]) => Object.hasOwn(checkup.fields, key)))

/** 健康体检表: the yearly check-up of patients in management and of older people (规范第三版·健康体检表). */
export const checkup = defineForm({
  id: 'checkup',
  edition: 'GW2017',
  title: '健康体检表',
  short: '体检',
  programme: 'rec',
  subject: 'resident',
  dataClass: 'D1',
  dateKey: 'exam_date',
  byKey: 'responsible_doctor',
  duplicate: 'block',
  faceToFace: () => true,
  source: '规范第三版·健康体检表',
  sections: [
    { id: 'head', title: '体检', fields: head },
    { id: 'symptoms', title: '症状', normalLabel: '无症状', fields: symptoms },
    {
      id: 'general',
      title: '一般状况',
      fields: general,
      pairs: [
        ['bp_left_sys', 'bp_left_dia'],
        ['bp_right_sys', 'bp_right_dia'],
      ],
    },
    { id: 'elder', title: '老年人评估', fields: elderScreens },
    { id: 'habits', title: '生活方式', fields: habits },
    { id: 'occupational', title: '职业病危害因素接触史', fields: occupational },
    { id: 'organs', title: '脏器功能', normalLabel: '口腔、听力、运动无异常', fields: organs },
    { id: 'physical', title: '查体', normalLabel: '查体无异常', fields: physical },
    { id: 'physical_optional', title: '肛门指诊、乳腺、妇科', fields: physicalOptional },
    { id: 'blood_urine', title: '血常规、尿常规', fields: bloodAndUrine },
    { id: 'single_tests', title: '空腹血糖、心电图等', fields: singleTests },
    { id: 'chemistry', title: '肝功能、肾功能、血脂', fields: chemistry },
    { id: 'imaging', title: '胸片、B超等', fields: imaging },
    { id: 'reports', title: '检查报告', fields: reports },
    { id: 'problems', title: '现存主要健康问题', normalLabel: '未发现', fields: problems },
    { id: 'hospital', title: '住院治疗情况', fields: hospital },
    { id: 'medicines', title: '主要用药情况', fields: medicines },
    { id: 'vaccination', title: '非免疫规划预防接种史', fields: vaccination },
    { id: 'advice', title: '健康评价与指导', fields: advice },
    { id: 'feedback', title: '结果反馈', fields: feedback },
  ],
  checks: checkupChecks,
  facts: {
    sbp: { from: arms, value: (values) => formPressure(values)?.sys },
    dbp: { from: arms, value: (values) => formPressure(values)?.dia },
  },
  upgrades: { GW2011: from2011 },
  marks,
  suggest,
  sheet,
  paper,
  asks,
  summary: (values) => {
    const pressure = formPressure(values)
    const assessed = values.assessment === '1' ? '体检无异常' : values.assessment === '2' ? '有异常' : ''
    return [pressure && `${pressure.sys}/${pressure.dia} mmHg`, assessed].filter(Boolean).join('，')
  },
})
