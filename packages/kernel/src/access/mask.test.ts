import { expect, test } from 'vitest'
import { maskId, maskName, maskPhone } from './mask.ts'

test.each([
  ['王秀英', '王*'],
  ['欧阳修文', '欧阳*'],
  ['阿卜杜·热合曼', '阿*'],
  ['李', '李*'],
])('the name %s is shown as %s', (name, masked) => expect(maskName(name)).toBe(masked))

test('an ID number shows its first 6 and last 4 inside the scope, its last 4 outside', () => {
  expect(maskId('11010519491231002X')).toBe('110105********002X')
  expect(maskId('11010519491231002X', 'outside')).toBe('****002X')
  expect(maskId('G1234567')).toBe('****4567')
})

test('a phone shows 3 and 4 digits', () => expect(maskPhone('13800138000')).toBe('138****8000'))
