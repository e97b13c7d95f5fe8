import { codes, date, dec, group, int, many, one, rows, text, ym } from '../../form/field.ts'
import { defineForm } from '../../form/form.ts'
import { formTarget } from '../target.ts'

/** A form of its own, so that the reading of tables is tested without any programme's. */
export const sheet = defineForm({
  id: 'test_sheet',
  edition: 'W1',
  title: '测试随访表',
  short: '测试随访',
  programme: 'test',
  subject: 'resident',
  dataClass: 'D1',
  dateKey: 'service_date',
  byKey: 'provider_id',
  source: '测试',
  sections: [
    {
      id: 'one',
      title: '一',
      pairs: [['sbp', 'dbp']],
      fields: {
        name: text('姓名', 50),
        id_number: text('身份证号', 30),
        sex: one('性别', codes('1 男', '2 女', '9 未说明的性别', '0 未知的性别')),
        service_date: date('随访日期', { required: true }),
        provider_id: text('随访医生', 50),
        method: one('随访方式', codes('1 门诊', '2 家庭', '3 电话')),
        symptoms: many('症状', codes('1 无症状', '2 头痛头晕', '3 恶心呕吐', '5 呼吸困难'), { exclusive: '1' }),
        sbp: int('收缩压', { unit: 'mmHg' }),
        dbp: int('舒张压', { unit: 'mmHg' }),
        height: dec('身高', 1, { unit: 'cm' }),
        weight: dec('体重', 1, { unit: 'kg', notDone: true }),
        diagnosed: ym('确诊时间'),
        first: group('首次', { sbp: int('收缩压'), dbp: int('舒张压') }),
        drugs: rows('用药情况', 6, {
          name: text('药物名称', 50),
          times_per_day: dec('每日次数', 1),
          amount: dec('每次剂量', 3),
          unit: text('单位', 20),
        }),
      },
    },
  ],
})

export const target = formTarget(sheet)
/** Columns 0, 1, 2 … hold these keys. */
export const mapped = (...keys: readonly (string | null)[]) => ({
  columns: keys.map((key, column) => ({ column, key })),
  codes: [],
})
