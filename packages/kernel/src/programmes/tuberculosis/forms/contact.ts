import { dayBeside } from '../../../day/words.ts'
import { dayOf, isFilled } from '../../../form/answers.ts'
import { bool, codes, date, one, ref, rows, text, type When } from '../../../form/field.ts'
import { finding } from '../../../form/finding.ts'
import { type Check, defineForm } from '../../../form/form.ts'
import { suspectIn } from '../course/suspicions.ts'
import { symptomFields } from './options.ts'

const screened: When = ({ screen_date }) => isFilled(screen_date)
const suspected: When = (values, context) => screened(values, context) && suspectIn(values) === true
const school: When = ({ contact_type }) => contact_type === '2'

const types = codes('1 家庭', '2 同学同事', '3 其他')
const results = codes('1 排除', '2 确诊', '3 潜伏感染', '4 待定')

const order: Check = (values) => {
  const [screen, referred] = [dayOf(values, 'screen_date'), dayOf(values, 'referral_date')]
  return screen && referred && referred < screen
    ? [finding('DATE_ORDER', 'referral_date', `“转诊日期”${referred} 早于症状筛查日期 ${screen}，请核对`)]
    : []
}

/** 密切接触者 of the patient whose record this is (product register). */
export const contactForm = defineForm({
  id: 'tb_contact',
  edition: 'W1',
  title: '肺结核患者密切接触者登记',
  short: '密切接触者',
  programme: 'tb',
  subject: 'resident',
  dataClass: 'D5',
  dateKey: 'service_date',
  byKey: 'provider_id',
  service: 'none',
  duplicate: null,
  source: '规范第三版·肺结核·第一次入户随访（密切接触者检查）',
  sections: [
    {
      id: 'who',
      title: '接触者',
      fields: {
        service_date: date('登记日期', { required: true }),
        contact_name: text('接触者姓名', 50, { required: true }),
        contact_resident: ref('接触者档案', 'resident', { hint: '在本县建档的，选本人档案' }),
        relationship: text('与患者关系', 50, { required: true }),
        contact_type: one('接触类型', types, { required: true }),
        cdc_handover_on: date('移交县疾控日期', { when: school, hint: '学校的接触者移交县疾控组织筛查' }),
      },
    },
    {
      id: 'screen',
      title: '症状筛查',
      normalLabel: '其他均无',
      fields: {
        screen_date: date('症状筛查日期', { hint: '还没有筛查的先不填' }),
        ...symptomFields(screened),
        suspect: bool('有可疑症状', { when: screened, computed: (values) => suspectIn(values) }),
        referral_org: text('转诊机构', 100, { when: suspected, required: true }),
        referral_date: date('转诊日期', { when: suspected, required: true }),
      },
    },
    {
      id: 'tests',
      title: '检查和结果',
      fields: {
        chest_xray: one('胸部X线', codes('1 正常', '2 异常', '3 未做')),
        tst_igra: one('结核菌素试验或γ干扰素释放试验', codes('1 阴性', '2 阳性', '3 未做')),
        result: one('结果', results),
        repeats: rows(
          '6、12个月复筛',
          4,
          {
            screen_date: date('复筛日期', { required: true }),
            symptoms: one('可疑症状', codes('1 无', '2 有'), { required: true }),
            result: one('结果', results, { required: true }),
          },
          { rowLabel: '复筛' },
        ),
        provider_id: ref('登记人', 'staff'),
      },
    },
  ],
  checks: [order],
  paper: { lines: { repeats: 2 } },
  summary: (values) =>
    [
      types.find(({ code }) => code === values.contact_type)?.label,
      isFilled(values.screen_date)
        ? `${dayBeside(String(values.screen_date), String(values.service_date))}已筛查`
        : '未筛查',
      results.find(({ code }) => code === values.result)?.label,
    ]
      .filter(Boolean)
      .join('，'),
})
