import type { Day } from '@wangdi/kernel/day/day.ts'
import type { Resident } from '../people/person.ts'
import type { Random } from '../random.ts'
import type { Answers } from '../record.ts'

/** A decimal as forms keep it. */
export const dec = (value: number, digits = 1): string => value.toFixed(digits)

/** The whole of the cholesterol is more than its two parts. */
const lipids = (r: Random): Answers => {
  const [ldl, hdl] = [r.normal(2.7, 0.3), r.normal(1.3, 0.15)]
  return {
    tc: dec(ldl + hdl + Math.max(0.2, r.normal(0.65, 0.12)), 2),
    tg: dec(Math.max(0.4, r.normal(1.4, 0.35)), 2),
    ldl: dec(ldl, 2),
    hdl: dec(hdl, 2),
  }
}

/** Blood count, transaminases, electrocardiogram: asked of older people and of those whose drugs ask for it. */
const blood = (r: Random): Answers => ({
  hb: dec(r.normal(138, 8)),
  wbc: dec(r.normal(6.2, 1), 2),
  plt: Math.round(r.normal(210, 40)),
  blood_other: '白细胞分类未见异常',
  alt: dec(r.normal(22, 5)),
  ast: dec(r.normal(23, 5)),
  ecg: '1',
})

const selfCare = (r: Random): string => {
  const at = r.next()
  return at < 0.91 ? '1' : at < 0.97 ? '2' : at < 0.99 ? '3' : '4'
}

const elder = (r: Random): Answers => ({
  elder_self_health: r.pick(['1', '2', '2']),
  elder_self_care: selfCare(r),
  ...(r.chance(0.03) ? { elder_cognition: '2', mmse_total: r.int(16, 24) } : { elder_cognition: '1' }),
  elder_emotion: '1',
  u_protein: '-',
  u_glucose: '-',
  u_ketone: '-',
  u_blood: '-',
  tbil: dec(r.normal(12, 3)),
  scr: dec(r.normal(70, 10)),
  bun: dec(r.normal(5.2, 0.8), 2),
  ...lipids(r),
  abd_us: '1',
  chest_xray: '1',
  hba1c: dec(r.normal(5.4, 0.3)),
})

/** In the care of the county for an illness on a day. */
export const managedOn = (person: Resident, illness: keyof Resident['illnesses'], on: Day): boolean => {
  const enrolled = person.illnesses[illness]?.enrolled
  return enrolled !== null && enrolled !== undefined && enrolled <= on
}

/** What the person's groups ask besides the general examination. */
export const asked = (person: Resident, on: Day, old: boolean, r: Random): Answers => {
  const diabetic = managedOn(person, 'diabetes', on)
  const mental = managedOn(person, 'mental', on)
  return {
    ...(old && elder(r)),
    ...((old || mental) && blood(r)),
    ...((old || mental || diabetic) && { fpg: dec(r.normal(diabetic ? 6.6 : 5.2, 0.4), 2) }),
    ...(diabetic && {
      dorsalis_pedis: '2',
      ...(old && { hba1c: dec(r.normal(6.6, 0.4)) }),
      p_other: '2',
      p_other_other: '2型糖尿病',
    }),
  }
}
