import { addMonths } from '../../../../../day/day.ts'
import { dayOf, isFilled } from '../../../../../form/answers.ts'
import { codes, date, one, ref, type When, ym } from '../../../../../form/field.ts'

const told: When = (values) => isFilled(values.feedback_date)

/** 结果反馈: told in person, in writing or by telephone, and when the next check-up is (product). */
export const feedback = {
  feedback_date: date('反馈时间', { synonyms: ['反馈日期', '结果反馈时间'] }),
  feedback_to: one('反馈对象', codes('1 本人', '2 家属'), { required: told }),
  feedback_way: one('反馈方式', codes('1 面对面', '2 电话', '3 纸质报告', '4 手机端'), { required: told }),
  feedback_by: ref('反馈人', 'staff'),
  next_exam_hint: ym('下次体检时间', {
    future: true,
    computed: (values, { birth_date }) => {
      const exam = dayOf(values, 'exam_date')
      return exam && !(birth_date && exam < birth_date) ? addMonths(exam, 12).slice(0, 7) : null
    },
    editable: true,
  }),
}
