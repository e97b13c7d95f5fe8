import { describe, expect, test } from 'vitest'
import { codes, int, many, one, rows, text } from './field.ts'
import { defineForm } from './form.ts'
import { importValue, labelOf, upgraded } from './import-map.ts'
import { jsonSchema } from './schema.ts'

const form = defineForm({
  id: 'sample',
  edition: 'W1',
  title: '样表',
  short: '样表',
  programme: 'rec',
  subject: 'resident',
  dataClass: 'D1',
  dateKey: null,
  byKey: null,
  source: '样例',
  upgrades: { W0: (values) => ({ ...values, rh: values.rh === '2' ? '1' : values.rh }) },
  sections: [
    {
      id: 'only',
      title: '样表',
      fields: {
        rh: one('RH', codes('1 阴性', '2 阳性', '3 不详')),
        consent: one('知情同意', codes('1 同意', '0 不同意'), { imports: { '2': '0', 是: '1' } }),
        symptoms: many('症状', codes('1 无症状', '2 头痛（头晕）')),
        past: rows('既往史', 5, { code: one('疾病', codes('1 无', '2 高血压')) }),
        count: int('次数'),
        note: text('备注', 10),
      },
    },
  ],
})

describe('a foreign answer', () => {
  test.each<[string, Parameters<typeof importValue>[2], string | undefined, unknown]>([
    ['rh', '2', 'W0', '1'],
    ['rh', 2, 'W0', '1'],
    ['rh', '2', undefined, '2'],
    ['rh', '阴性', undefined, '1'],
    ['rh', '９', undefined, null],
    ['consent', '2', undefined, '0'],
    ['consent', '是', undefined, '1'],
    ['symptoms', '头痛(头晕)', undefined, ['2']],
    ['symptoms', ['1', '2'], undefined, ['1', '2']],
    ['symptoms', ['1', '7'], undefined, null],
    ['past.code', '高血压', undefined, '2'],
    ['count', 5, undefined, 5],
    ['note', null, undefined, null],
    ['none', 'x', undefined, null],
  ])('%s %j of %s is %j', (field, value, source, expected) => {
    expect(importValue(form, field, value, source)).toEqual(expected)
  })

  test('a code has its wording or none', () => {
    expect(labelOf(form, 'past.code', '2')).toBe('高血压')
    expect(labelOf(form, 'rh', '9')).toBeNull()
    expect(labelOf(form, 'note', '1')).toBeNull()
  })

  test('an edition without an upgrade stays as it is', () => {
    expect(upgraded(form, { rh: '2' }, 'W1')).toEqual({ rh: '2' })
    expect(upgraded(form, { rh: '2' }, 'W0')).toEqual({ rh: '1' })
  })
})

test('the schema of a form', () => {
  expect(jsonSchema(form)).toMatchObject({
    $id: 'urn:wangdi:form:sample:W1',
    type: 'object',
    additionalProperties: false,
    properties: {
      rh: { title: 'RH', enum: ['1', '2', '3', null] },
      symptoms: { type: ['array', 'null'], uniqueItems: true, items: { enum: ['1', '2'] } },
      past: { maxItems: 5, items: { properties: { code: { title: '疾病' } } } },
      note: { type: ['string', 'null'], maxLength: 10 },
    },
  })
})
