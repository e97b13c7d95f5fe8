import { date, ref, text } from '../../../../form/field.ts'
import { defineForm } from '../../../../form/form.ts'
import { recordNo8 } from '../person.ts'
import { checkupChecks } from './checks.ts'
import { organs, physical } from './examination.ts'
import { elderScreens, general, symptoms } from './general.ts'
import { judgementChecks } from './judgement-checks.ts'
import { habits, occupational } from './lifestyle.ts'
import { advice, medicines, problems } from './outcome.ts'
import { formPressure } from './pressure.ts'

const head = {
  name: text('姓名', 50, { computed: (_, context) => context.name }),
  record_no8: recordNo8,
  exam_date: date('体检日期', { required: true }),
  responsible_doctor: ref('责任医生', 'staff', { required: true, concept: 'responsible_doctor' }),
  exam_institution: text('体检机构', 100, { computed: (_, context) => context.org_name }),
}

/** 健康体检表: the yearly check-up of patients in management and of people aged 65 and over (规范第三版·健康体检表). */
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
    { id: 'problems', title: '现存主要健康问题', normalLabel: '未发现', fields: problems },
    { id: 'medicines', title: '主要用药情况', fields: medicines },
    { id: 'advice', title: '健康评价与指导', fields: advice },
  ],
  checks: [...checkupChecks, ...judgementChecks],
  summary: (values) => {
    const pressure = formPressure(values)
    const assessed = values.assessment === '1' ? '体检无异常' : values.assessment === '2' ? '有异常' : ''
    return [pressure && `${pressure.sys}/${pressure.dia} mmHg`, assessed].filter(Boolean).join('，')
  },
})
