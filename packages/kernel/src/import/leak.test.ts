import { describe, expect, test } from 'vitest'
import type { Values } from '../form/field.ts'
import type { Form } from '../form/form.ts'
import { formOf } from '../form/list.ts'
import { blotted, leakFindings } from './leak.ts'

const form = (id: string): Form => {
  const found = formOf(id)
  if (!found) throw new Error(id)
  return found
}
const found = (id: string, values: Values) =>
  leakFindings(form(id), values).map(({ code, field }) => `${code} ${field}`)

describe('受限项目的诊断写在别的表上', () => {
  test('导入的这一行拒绝，提示里没有原文', () => {
    const note = '既往精神分裂症，服利培酮'
    const findings = leakFindings(form('htn_followup'), { lab: note })
    expect(findings).toMatchObject([{ code: 'CLASS_LEAK', severity: 'reject', field: 'lab' }])
    expect(JSON.stringify(findings)).not.toContain('精神分裂')
    expect(found('checkup', { assessment_items: [], health_problem_other: null })).toEqual([])
  })
  test('自己的表、否认的写法、平常的话不拒绝', () => {
    expect(found('smd_followup', { lab_text: '精神分裂症复查' })).toEqual([])
    expect(found('programme_close', { programme: 'smd', note: '双相障碍，迁出' })).toEqual([])
    expect(found('programme_close', { programme: 'htn', note: '双相障碍，迁出' })).toEqual(['CLASS_LEAK note'])
    for (const lab of ['精神可，睡眠好', '无精神分裂症史', '否认严重精神障碍', '癫痫'])
      expect(found('htn_followup', { lab })).toEqual([])
  })
  test('问题清单里也不留', () => {
    expect(blotted('精神分裂症', 'htn_followup')).toBe('（已隐去）')
    expect(blotted('精神分裂症', 'smd_profile')).toBe('精神分裂症')
    expect(blotted('158/92', 'htn_followup')).toBe('158/92')
  })
})
