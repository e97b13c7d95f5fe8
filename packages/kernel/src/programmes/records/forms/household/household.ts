import { codes, date, many, one, ref, rows, text } from '../../../../form/field.ts'
import { defineForm } from '../../../../form/form.ts'
import { PHONE, phoneHint } from '../../../../identity/phone.ts'
import { environment } from '../environment.ts'
import { householdChecks } from './checks.ts'
import { paper } from './paper.ts'
import { relations } from './relations.ts'

/** County dictionary; these are the usual groups. */
const specialFamilies = codes(
  '1 计划生育特殊家庭',
  '2 低保家庭',
  '3 特困供养',
  '4 脱贫户',
  '5 防返贫监测对象',
  '6 残疾人家庭',
  '9 其他',
)

/** 家庭档案: the third edition has no national sheet (规范第三版·居民健康档案·服务内容: 农村地区可增加家庭成员基本信息). */
export const household = defineForm({
  id: 'rec_household',
  edition: 'W1',
  title: '家庭档案',
  short: '家庭档案',
  programme: 'rec',
  subject: 'household',
  dataClass: 'D1',
  dateKey: null,
  byKey: null,
  service: 'none',
  duplicate: null,
  source: '规范第三版·居民健康档案·服务内容',
  sections: [
    {
      id: 'household',
      title: '家庭',
      fields: {
        household_id: text('家庭编号', 64, { computed: () => null }),
        head: ref('户主', 'resident', { required: true }),
        village: ref('村（居）委会', 'area', { required: true }),
        address: text('家庭住址', 200, { required: true, dataClass: 'D2', concept: 'address' }),
        phone: text('家庭电话', 20, { dataClass: 'D2', pattern: PHONE, patternHint: phoneHint, concept: 'home_phone' }),
        members: rows(
          '家庭成员',
          100,
          {
            resident: ref('居民', 'resident', { required: true }),
            relation_to_head: one('与户主关系', relations, { required: true }),
            joined: date('加入日期', { beforeBirth: true }),
            left: date('离开日期', { beforeBirth: true }),
          },
          { required: true, min: 1, rowLabel: '成员' },
        ),
      },
    },
    { id: 'environment', title: '生活环境', fields: environment(false) },
    {
      id: 'economy',
      title: '社会经济状况',
      fields: {
        economic_note: text('社会经济状况', 200, { lines: 2 }),
        special_family: many('特殊家庭', specialFamilies),
      },
    },
  ],
  checks: householdChecks,
  paper,
})
