import type { Indicator } from '../../../indicator/indicator.ts'
import { type About, countsOf, estimated, managedClause, type Over, variant } from './define.ts'

const headcount = { unit: '人', nature: 'state', clauses: [], direction: '-' } as const

/** In the register, managed, and the rates of the two. */
export const peopleFigures = (about: About) => {
  const { of, persons, ever, events, MAN, REG, registered } = countsOf(about)
  const { disease } = about
  return {
    /** 在册患者数. */
    inRegister: (id: string, over?: Over): Indicator =>
      of(
        id,
        {
          ...headcount,
          name: `${disease}在册患者数`,
          numerator: REG,
          variants: [variant('count', '在册', null)],
          stage: { label: '在册' },
          about: ['registered'],
        },
        over,
      ),
    /** 在管患者数. */
    managed: (id: string, over?: Over): Indicator =>
      of(
        id,
        {
          ...headcount,
          name: `${disease}在管患者数`,
          numerator: MAN,
          variants: [variant('count', '在管', null)],
          stage: { label: '在管' },
          about: ['ever_member'],
        },
        over,
      ),
    /** 管理率: of the registered, and of the estimated. */
    managementRate: (id: string, over?: Over): Indicator =>
      of(
        id,
        {
          name: `${disease}患者管理率`,
          unit: '%',
          nature: 'state',
          numerator: MAN,
          clauses: [managedClause],
          variants: [{ ...registered, numerator: persons('member', 'registered') }, estimated('registered')],
          about: ['registered'],
          direction: '>=',
          headline: true,
        },
        over,
      ),
    /** 患者发现率. */
    foundRate: (id: string, over?: Over): Indicator =>
      of(
        id,
        {
          name: `${disease}患者发现率`,
          unit: '%',
          nature: 'state',
          numerator: REG,
          clauses: [],
          variants: [estimated('registered')],
          about: ['registered'],
          direction: '-',
        },
        over,
      ),
    /** 失访率. */
    lostRate: (id: string, over?: Over): Indicator =>
      of(
        id,
        {
          name: `${disease}患者失访率`,
          unit: '%',
          nature: 'flow',
          numerator: { ...events('lost'), distinct: 'person' },
          clauses: [],
          variants: [variant('ever', '年内曾管口径', ever())],
          direction: '<=',
          target: 5,
        },
        over,
      ),
  }
}
