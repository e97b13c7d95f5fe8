import type { Indicator } from '../../indicator/indicator.ts'
import { variant } from '../chronic/indicators/define.ts'
import { figuresOf } from '../chronic/indicators/figures.ts'

const { rate, of, events } = figuresOf({
  programme: 'htn',
  disease: '高血压',
  measurement: '血压',
  controlFlag: 'bp',
  source: '规范第三版·高血压·工作指标',
})

/** 高血压的指标. */
export const indicators: readonly Indicator[] = [
  rate.inRegister('HTN-01'),
  rate.managed('HTN-02'),
  rate.managementRate('HTN-03', { factId: 'HTN-I1', target: 40, targetOf: 'estimated' }),
  rate.standardRate('HTN-04', { factId: 'HTN-I2', target: 65 }),
  rate.controlRate('HTN-05', { factId: 'HTN-I3', target: 50 }),
  rate.visitRate('HTN-06'),
  rate.visits('HTN-07'),
  rate.faceToFaceRate('HTN-08', { factId: 'HTN-I7' }),
  rate.examRate('HTN-09', { factId: 'HTN-I4' }),
  of('HTN-10', {
    name: '35岁以上首诊测血压率',
    factId: 'HTN-I6',
    unit: '%',
    nature: 'flow',
    numerator: { ...events('first_contact', 'measured'), distinct: 'person' },
    clauses: [],
    variants: [variant('contact', '首诊口径', { ...events('first_contact'), distinct: 'person' })],
    direction: '>=',
    target: 90,
  }),
  rate.foundRate('HTN-11'),
  rate.twoWeekRate('HTN-12', { factId: 'HTN-I5', name: '血压未达标2周内随访率' }),
  rate.lostRate('HTN-13'),
]
