import { formOf } from '@wangdi/kernel/form/list.ts'
import { expect, test } from 'vitest'
import { registration } from './fixtures/forms.ts'
import { joinParts, partsOf } from './parts.ts'

const form = formOf('rec_personal')
if (!form) throw new Error('no personal form')

const diseases = ['9', '2', '8', '3'].map((code) => ({ code, diagnosed: '2015-01' }))
const fields = { ...registration().personal, past_disease: diseases, disability: ['2', '7'] } as Parameters<
  typeof partsOf
>[1]

test('受保护的疾病代码和残疾代码各进各的部分', () => {
  const parts = partsOf(form, fields)
  expect([...parts.keys()].toSorted()).toEqual(['D1', 'D2', 'D3', 'D4', 'D5'])
  expect(parts.get('D1')).toMatchObject({ past_disease: [diseases[1], diseases[3]], disability: ['2'] })
  expect(parts.get('D4')).toMatchObject({ past_disease: [diseases[2]], disability: ['7'] })
  expect(JSON.stringify(parts.get('D1'))).not.toContain('"8","diagnosed"')
})

test('各部分合起来与写下的相同，顺序也相同', () => {
  expect(joinParts([...partsOf(form, fields).values()])).toEqual(fields)
})

test('看不到的部分不留痕迹', () => {
  const parts = partsOf(form, fields)
  const seen = joinParts([parts.get('D1') ?? {}, parts.get('D2') ?? {}])
  expect(seen.past_disease).toEqual([diseases[1], diseases[3]])
  expect(Object.keys(seen).filter((key) => key.includes('#'))).toEqual([])
})

test('只选了受保护的代码时，其他部分没有这一项', () => {
  const parts = partsOf(form, { past_disease: [diseases[0]] })
  expect(parts.get('D1')).toEqual({})
  expect(joinParts([...parts.values()])).toEqual({ past_disease: [diseases[0]] })
})
