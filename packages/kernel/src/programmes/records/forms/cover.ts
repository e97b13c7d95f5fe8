import { dayOf, textOf } from '../../../form/answers.ts'
import { date, ref, text } from '../../../form/field.ts'
import type { Finding } from '../../../form/finding.ts'
import { type Check, defineForm } from '../../../form/form.ts'
import type { Paper } from '../../../form/paper.ts'
import { isProvisionalName } from '../../../identity/name.ts'
import { ruled } from './findings.ts'
import { nameField, phoneField } from './person.ts'

const warn = ['warn', 'identity'] as const

/** An unnamed newborn is written 母亲姓名+之子/之女 until it has a name. */
export const provisionalName: Check = (values) =>
  isProvisionalName(textOf(values, 'name') ?? '')
    ? [ruled('NAME_PROVISIONAL', warn, 'name', '“姓名”是新生儿暂用名，取名后请更正，确认请注明')]
    : []

/** 无 is allowed; the reason is what the person types when confirming. */
export const phoneNone =
  (...keys: readonly string[]): Check =>
  (values) =>
    keys
      .filter((key) => values[key] === '无')
      .map((key) => ruled('PHONE_NONE', ['warn', 'missing'], key, '没有联系电话，确认请注明原因（如独居无电话）'))

/** Registered elsewhere, but both addresses are the same. */
const addresses: Check = (values, context) => {
  const registered = textOf(values, 'registered_address')
  const residence = context.earlier?.rec_personal?.residence_type
  return residence === '2' && registered && registered === values.current_address
    ? [
        ruled(
          'ADDRESS_SAME',
          ['warn', 'contradiction'],
          'registered_address',
          '常住类型为非户籍，但“户籍地址”与“现住址”相同，请核对户籍地址',
        ),
      ]
    : []
}

/** The national programme began in 2009. */
const openDate: Check = (values): readonly Finding[] => {
  const opened = dayOf(values, 'open_date')
  return opened && opened < '2009-01-01'
    ? [ruled('OPEN_BEFORE_2009', ['warn', 'timing'], 'open_date', '“建档日期”早于 2009 年（国家项目开始），请核对')]
    : []
}

const line = (name: string, key: string) => ({ text: `　　　　${name}：{${key}:long}`, size: 1.6, lines: 2 })

/** No table: number, title, and lines to write on (规范第三版·居民健康档案·居民健康档案封面). */
const paper: Paper = {
  titled: false,
  headed: false,
  rows: [
    { text: '编号{record_code:digits}', align: 'right' },
    { text: '', lines: 8 },
    { text: '居民健康档案', align: 'center', size: 3.4 },
    { text: '', lines: 6 },
    line('姓　　名', 'name'),
    line('现 住 址', 'current_address'),
    line('户籍地址', 'registered_address'),
    line('联系电话', 'phone'),
    line('乡镇（街道）名称', 'township_name'),
    line('村（居）委会名称', 'village_name'),
    { text: '', lines: 4 },
    line('建档单位', 'opening_institution'),
    line('建 档 人', 'opened_by'),
    line('责任医生', 'responsible_doctor'),
    line('建档日期', 'open_date'),
  ],
}

/** 居民健康档案封面 (规范第三版·居民健康档案管理服务规范·居民健康档案封面). */
export const cover = defineForm({
  id: 'rec_cover',
  edition: 'GW2017',
  title: '居民健康档案封面',
  short: '档案封面',
  programme: 'rec',
  subject: 'resident',
  dataClass: 'D1',
  dateKey: 'open_date',
  byKey: 'opened_by',
  service: 'none',
  source: '规范第三版·居民健康档案·居民健康档案封面',
  sections: [
    {
      id: 'cover',
      title: '封面',
      fields: {
        record_code: text('编号', 17, { computed: (_, context) => context.record_code }),
        name: { ...nameField('姓名'), concept: 'name' },
        current_address: text('现住址', 200, { required: true, dataClass: 'D2', concept: 'address' }),
        registered_address: text('户籍地址', 200, { required: true, dataClass: 'D2', concept: 'registered_address' }),
        phone: phoneField('联系电话', 'phone'),
        township_name: text('乡镇（街道）名称', 50, { computed: (_, context) => context.township_name }),
        village_name: text('村（居）委会名称', 50, { computed: (_, context) => context.village_name }),
        opening_institution: text('建档单位', 100, { computed: (_, context) => context.org_name }),
        opened_by: ref('建档人', 'staff', { required: true }),
        responsible_doctor: ref('责任医生', 'staff', { required: true, concept: 'responsible_doctor' }),
        open_date: date('建档日期', { required: true }),
      },
    },
  ],
  checks: [provisionalName, phoneNone('phone'), addresses, openDate],
  paper,
})
