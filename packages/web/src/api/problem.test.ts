import { expect, test } from 'vitest'
import { ApiProblem, problemWords } from './problem.ts'

const doubt = { severity: 'warn', message_zh: '本年度已有体检表，确认请注明' }
const wrong = { severity: 'block', message_zh: '“反馈时间”早于体检日期' }
const told = (findings: readonly unknown[]): string =>
  problemWords(new ApiProblem('E-422', 422, '内容有问题', { findings }))

test('没存上的原因只说拦着的，已说明过的不再说；只差说明时都说', () => {
  expect(told([doubt, wrong])).toBe('“反馈时间”早于体检日期')
  expect(told([doubt])).toBe('本年度已有体检表，确认请注明')
  expect(told([])).toBe('内容有问题')
})
