import { expect, test } from 'vitest'
import { type PasswordReason, passwordReasons } from './password.ts'

const owner = { login: 'zhangwei01', name: '张伟', pinyin: 'zhangwei', phone: '13800138000' }

test.each<[string, PasswordReason | null]>([
  ['Qingshan#2025xu', null],
  ['Zhangwei01!abc', 'login'],
  ['Abc123!', 'length'],
  ['aaaaBBBB1111!!', 'run'],
  ['lianhua2025sheng', 'kinds'],
  ['Shanhe-138001380', 'digits'],
  ['Qwer!tyui99KK', 'run'],
])('%s: %s', (password, reason) => {
  const reasons = passwordReasons(password, owner)
  if (reason === null) expect(reasons).toEqual([])
  else expect(reasons).toContain(reason)
})

test('a section head needs 14 characters', () => {
  expect(passwordReasons('Qingshan#25xu', { ...owner, role: 'R01' })).toEqual([])
  expect(passwordReasons('Qingshan#25xu', { ...owner, role: 'R08' })).toEqual(['length'])
})
