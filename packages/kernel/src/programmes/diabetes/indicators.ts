import type { Clause, Indicator } from '../../indicator/indicator.ts'
import { clause, variant } from '../chronic/indicators/define.ts'
import { figuresOf } from '../chronic/indicators/figures.ts'

const { rate, of, persons, MAN, managed } = figuresOf({
  programme: 'dm',
  disease: '2型糖尿病',
  measurement: '血糖',
  controlFlag: 'fpg',
  controlCode: 'C-GLU-HIGH',
  source: '规范第三版·2型糖尿病·工作指标',
})

const tested: Clause = clause('C-HBA1C', 'hba1c_done', '本年没有糖化血红蛋白')
const measured = persons('member', 'hba1c_done')

/** 剔除低血糖口径: a value of 3.9 and below is not controlled. */
const withoutLow = variant('no_hypo', '剔除低血糖口径', MAN, {
  numerator: persons('member', 'controlled', 'not_hypo'),
  clauses: [
    clause('C-CONTROL-NONE', 'has_control_fpg', '本期无随访血糖'),
    clause('C-GLU-HIGH', 'low_fpg', '末次血糖未达标'),
    clause('C-GLU-LOW', 'not_hypo', '末次血糖≤3.9'),
    clause('C-LOST', 'not_lost', '失访'),
  ],
})

/** 2型糖尿病的指标; DM-I4, I5, I8 are shown on the programme's pages only. */
export const indicators: readonly Indicator[] = [
  rate.inRegister('DM-01'),
  rate.managed('DM-02'),
  rate.managementRate('DM-03', { factId: 'DM-I1', target: 35, targetOf: 'estimated' }),
  rate.standardRate('DM-04', { factId: 'DM-I2', target: 65 }),
  rate.controlRate('DM-05', { factId: 'DM-I3', target: 40, variants: [withoutLow] }),
  rate.visitRate('DM-06'),
  rate.visits('DM-07'),
  rate.faceToFaceRate('DM-08'),
  rate.examRate('DM-09', { factId: 'DM-I6' }),
  rate.foundRate('DM-11'),
  rate.twoWeekRate('DM-12', { factId: 'DM-I7', name: '血糖未达标2周内随访率' }),
  rate.lostRate('DM-13'),
  of('DM-I4', {
    name: '糖化血红蛋白检测率',
    unit: '%',
    nature: 'cohort',
    numerator: measured,
    clauses: [tested],
    variants: [managed],
    about: ['ever_member'],
    direction: '>=',
  }),
  of('DM-I5', {
    name: '糖化血红蛋白达标率',
    unit: '%',
    nature: 'cohort',
    numerator: persons('member', 'hba1c_done', 'hba1c_low'),
    clauses: [tested, clause('C-HBA1C-HIGH', 'hba1c_low', '末次糖化血红蛋白未达标')],
    variants: [
      variant('measured', '有检测口径', measured),
      variant('personal', '个体目标口径', measured, {
        numerator: persons('member', 'hba1c_done', 'hba1c_low_personal'),
        clauses: [tested, clause('C-HBA1C-HIGH', 'hba1c_low_personal', '末次糖化血红蛋白高于个体目标')],
      }),
    ],
    about: ['ever_member'],
    direction: '>=',
  }),
  of('DM-I8', {
    name: '高危人群血糖检测率',
    unit: '%',
    nature: 'cohort',
    numerator: persons('candidate', 'glucose_done'),
    clauses: [clause('C-GLUCOSE', 'glucose_done', '本年没有测血糖')],
    variants: [variant('candidates', '高危人群口径', persons('candidate'))],
    about: ['candidate'],
    direction: '>=',
  }),
]
