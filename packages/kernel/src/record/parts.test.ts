import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Guard } from '../access/class.ts'
import { day } from '../day/day.ts'
import type { Values } from '../form/field.ts'
import type { Form } from '../form/form.ts'
import { formOf, forms } from '../form/list.ts'
import { statesOf } from '../form/visible.ts'
import { answersOf } from '../testing/arbitrary.ts'
import { guardOfRecord, joinHidden, joinParts, partsOf } from './parts.ts'

const personal = (): Form => {
  const form = formOf('rec_personal')
  if (!form) throw new Error('no personal form')
  return form
}
const form = personal()

const illness = (code: string) => ({ code, diagnosed: '2015-01' })
const none = { code: '1' }
const diseases = ['9', '2', '8', '3'].map(illness)
const fields: Values = { past_disease: diseases, disability: ['2', '7'], name: '王秀英' }

const join = (parts: ReadonlyMap<Guard, Values>, guards: readonly Guard[]): Values =>
  joinParts(
    form,
    guards.map((guard) => parts.get(guard) ?? {}),
  )

describe('答案按类别分放', () => {
  test('受保护的疾病代码和残疾代码各进各的部分', () => {
    const parts = partsOf(form, fields)
    expect(parts.get('D1')).toMatchObject({ past_disease: [diseases[1], diseases[3]], disability: ['2'] })
    expect(parts.get('D4')).toMatchObject({ past_disease: [diseases[2]], disability: ['7'] })
    expect(JSON.stringify(parts.get('D1'))).not.toContain('"8","diagnosed"')
  })

  test('各部分合起来与写下的相同，顺序也相同', () => {
    expect(joinParts(form, [...partsOf(form, fields).values()])).toEqual(fields)
  })

  test('看不到的部分不留痕迹', () => {
    const seen = join(partsOf(form, fields), ['D1', 'D2'])
    expect(seen.past_disease).toEqual([diseases[1], diseases[3]])
    expect(Object.keys(seen).filter((key) => key.includes('#'))).toEqual([])
  })

  test('只有受保护的代码时，无权者看到的与填“无”的人一模一样', () => {
    const hidden = partsOf(form, { past_disease: [illness('8'), illness('9')], disability: ['7'] })
    const nothing = partsOf(form, { past_disease: [none], disability: ['1'] })
    expect(JSON.stringify(hidden.get('D1'))).toBe(JSON.stringify(nothing.get('D1')))
    expect(join(hidden, ['D1', 'D4']).past_disease).toEqual([illness('8')])
    expect(join(hidden, ['D1', 'D4', 'D5'])).toEqual({
      past_disease: [illness('8'), illness('9')],
      disability: ['7'],
    })
  })
})

describe('药物', () => {
  const checkup = formOf('checkup')
  if (!checkup) throw new Error('no checkup')
  const medicine = (name: string) => ({ name, usage: '口服', duration: '1年', adherence: '1' })
  const medicines = ['奥氮平片', '氨氯地平', '异烟肼'].map(medicine)

  test('体检表上说明病情的药随它的类别，其他药照旧', () => {
    const parts = partsOf(checkup, { medicines })
    expect(parts.get('D1')).toEqual({ medicines: [medicines[1]] })
    expect(parts.get('D4')).toMatchObject({ medicines: [medicines[0]] })
    expect(joinParts(checkup, [...parts.values()])).toEqual({ medicines })
  })

  test('随访表自己的药，点名指定的村医看得到', () => {
    const visit = formOf('smd_followup')
    if (!visit) throw new Error('no visit')
    const parts = partsOf(visit, { drugs: [{ name: '奥氮平', times_per_day: 1 }] })
    expect([...parts.keys()]).toEqual(['D4a'])
  })
})

describe('看不到的内容不因更正而丢失', () => {
  const correct = (before: Values, seenAs: Values): Values => {
    const hidden = [...partsOf(form, before)].filter(([guard]) => guard === 'D4' || guard === 'D5')
    const stated = partsOf(form, seenAs)
    const kept = joinHidden(
      hidden,
      [...stated].filter(([guard]) => guard === 'D4' || guard === 'D5'),
    )
    return joinParts(form, [stated.get('D1') ?? {}, ...kept.map(([, part]) => part)])
  }

  test('把“无”原样存回去，受保护的疾病还在，“无”也不多出来', () => {
    expect(correct({ past_disease: [illness('8')] }, { past_disease: [none] }).past_disease).toEqual([illness('8')])
  })

  test('加上别的疾病，受保护的疾病还在', () => {
    const now = correct({ past_disease: [illness('8')] }, { past_disease: [illness('2')] })
    expect(now.past_disease).toEqual([illness('8'), illness('2')])
  })

  test('再填一次同样的疾病，只有一份', () => {
    expect(correct({ past_disease: [illness('8')] }, { past_disease: [illness('8')] }).past_disease).toEqual([
      illness('8'),
    ])
  })
})

const around = { today: day('2026-06-30'), birth_date: day('1950-03-08'), sex: '2', rural: true }
const runs = { numRuns: 25 }

describe.each([...forms])('%s', (_, each) => {
  test('各部分合起来就是全部答案', () => {
    fc.assert(
      fc.property(answersOf(each, around), (values) => {
        expect(joinParts(each, [...partsOf(each, values).values()])).toEqual(values)
      }),
      runs,
    )
  })

  test('看不到其中任意几部分的人原样存回所见，全部答案不变', () => {
    const some = fc.subarray(['D2', 'D3', 'D4', 'D4a', 'D5', 'D5a', 'D6', 'D7'] as Guard[])
    fc.assert(
      fc.property(answersOf(each, around), some, (values, hidden) => {
        const parts = partsOf(each, values)
        const main = guardOfRecord(each, values)
        const isHidden = (guard: Guard): boolean => guard !== main && hidden.includes(guard)
        const seen = joinParts(
          each,
          [...parts].filter(([guard]) => !isHidden(guard)).map(([, part]) => part),
        )
        const again = [...partsOf(each, seen)]
        const kept = joinHidden(
          [...parts].filter(([guard]) => isHidden(guard)),
          again.filter(([guard]) => isHidden(guard)),
        )
        const whole = [...again.filter(([guard]) => !isHidden(guard)), ...kept].toSorted(([a], [b]) => (a < b ? -1 : 1))
        expect(
          joinParts(
            each,
            whole.map(([, part]) => part),
          ),
        ).toEqual(values)
      }),
      runs,
    )
  })

  test('不让指派的村医看的项目从不必填', () => {
    const withheld = Object.entries(each.fields).filter(([, field]) => field.withheld)
    expect(withheld.filter(([, field]) => field.required === true)).toEqual([])
    const states = statesOf(each, {}, { ...around, withheld: Object.keys(each.fields) })
    expect(Object.values(states).filter(({ shown, required }) => shown || required)).toEqual([])
  })
})
