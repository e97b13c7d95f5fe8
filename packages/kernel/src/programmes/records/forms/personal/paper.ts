import type { Option } from '../../../../form/field.ts'
import type { Paper, PaperItem } from '../../../../form/paper.ts'
import { diseases, familyDiseases } from './history.ts'
import { ethnicities } from './options.ts'

const listOf = (options: readonly Option[], blanks: readonly string[] = []): string =>
  options.map(({ code, label }) => `${code}${label}${blanks.includes(code) ? '＿＿＿' : ''}`).join(' ')

const relative = (key: string, label: string): PaperItem => ({ key, label, cell: `{${key}:told}{${key}:boxes}` })

const event = (key: string, label: string, what: string): PaperItem => ({
  key,
  label,
  cell: `1无 2有：{*} {${key}:boxes}`,
  entries: { of: `${key}_detail`, times: 2, across: 2, cell: `${what}{#}{name} 时间{date}` },
})

/** 个人基本信息表 as the third edition prints it (规范第三版·居民健康档案·个人基本信息表). */
export const paper: Paper = {
  boxes: {
    payment: 3,
    exposure: 3,
    disability: 6,
    family_father: 5,
    family_mother: 5,
    family_siblings: 5,
    family_children: 5,
  },
  widths: { titles: [4, 6], label: 6 },
  rows: [
    [
      { key: 'sex', wide: 1.15 },
      { key: 'birth_date', cell: '{birth_date:digits}' },
    ],
    [{ key: 'id_number', cell: '{id_type:if}{id_type:told}{id_number:if}' }, 'work_unit'],
    [{ key: 'own_phone', wide: 1.1 }, 'contact_name', { key: 'contact_phone', wide: 1.2 }],
    ['residence_type', { key: 'ethnicity', cell: '01汉族 99少数民族{ethnicity_name} {ethnicity:boxes}' }],
    { key: 'abo', cell: '{abo:options} /RH：{rh:options} {abo:boxes} / {rh:boxes}' },
    'education',
    'occupation',
    'marital',
    'payment',
    'drug_allergy',
    'exposure',
    {
      title: '既往史',
      rows: [
        {
          key: 'past_disease',
          cell: `${listOf(diseases, ['6', '12', '13'])}\n{*}`,
          entries: { of: 'past_disease', times: 6, across: 3, cell: '{code:boxes}{name:if}确诊时间{diagnosed}' },
        },
        event('past_surgery', '手术', '名称'),
        event('past_trauma', '外伤', '名称'),
        event('past_transfusion', '输血', '原因'),
      ],
    },
    {
      title: '家族史',
      rows: [
        [relative('family_father', '父亲'), relative('family_mother', '母亲')],
        [relative('family_siblings', '兄弟姐妹'), relative('family_children', '子女')],
        { label: '', cell: listOf(familyDiseases, ['12']) },
      ],
    },
    { key: 'genetic', cell: '1无 2有：疾病名称{genetic_name} {genetic:boxes}' },
    'disability',
    { title: '生活环境*', rows: ['env_kitchen', 'env_fuel', 'env_water', 'env_toilet', 'env_livestock'] },
  ],
  beside: ['changed_on'],
  // 01 or 99 with a name; the usual document is not named.
  states: (values) => {
    const name = ethnicities.find(({ code }) => code === values.ethnicity)?.label
    const minority = typeof values.ethnicity === 'string' && values.ethnicity !== '01'
    return {
      ...values,
      ...(minority && { ethnicity: '99', ethnicity_name: values.ethnicity_name ?? name }),
      ...(values.id_type === '01' && { id_type: null }),
    }
  },
}
