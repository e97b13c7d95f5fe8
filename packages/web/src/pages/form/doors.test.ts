import { expect, test } from 'vitest'
import { recordTask, taskDoor } from './doors.ts'

const owed = (form: string | null, more: { record?: string; mends?: string } = {}) => ({
  ...{ form, record: null, mends: null },
  ...more,
})

test('要补的表打开原来那一份，不另做一份', () => {
  const door = taskDoor('p', [owed('checkup', { mends: 'r1' })])
  expect(door).toEqual({
    to: '/residents/$id/forms/$form',
    params: { id: 'p', form: 'checkup' },
    search: { record: 'r1' },
  })
})

test('有要新做的，先做新的；只剩反馈的，打开结果单；别人的任务没有门', () => {
  const feedback = owed('result_feedback', { record: 'r2' })
  expect(taskDoor('p', [owed('checkup', { mends: 'r1' }), owed('htn_followup'), feedback])).toMatchObject({
    params: { form: 'htn_followup' },
  })
  expect(taskDoor('p', [feedback])).toMatchObject({ to: '/records/$id/results', params: { id: 'r2' } })
  expect(taskDoor('p', [owed(null)])).toBeNull()
})

test('门和门上的字说的是同一件事，别人的事不算', () => {
  const [others, mend] = [owed(null), owed('checkup', { mends: 'r1' })]
  expect(recordTask([others, mend])).toBe(mend)
  expect(taskDoor('p', [others, mend])).toMatchObject({ search: { record: 'r1' } })
})
