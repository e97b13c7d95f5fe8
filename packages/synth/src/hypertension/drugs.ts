import type { Random } from '../random.ts'
import type { Answers } from '../record.ts'

/** Usual drugs of village clinics: name, times a day, amount, unit. */
const DRUGS = [
  ['苯磺酸氨氯地平片', 1, '5', 'mg'],
  ['硝苯地平缓释片', 2, '20', 'mg'],
  ['卡托普利片', 3, '12.5', 'mg'],
  ['马来酸依那普利片', 2, '10', 'mg'],
  ['缬沙坦胶囊', 1, '80', 'mg'],
  ['厄贝沙坦片', 1, '150', 'mg'],
  ['吲达帕胺片', 1, '2.5', 'mg'],
  ['酒石酸美托洛尔片', 2, '25', 'mg'],
  ['氢氯噻嗪片', 1, '12.5', 'mg'],
] as const

/** One to three drugs that a patient keeps. */
export const prescription = (r: Random): readonly Answers[] => {
  const count = r.chance(0.68) ? 1 : r.chance(0.85) ? 2 : 3
  const first = r.int(0, DRUGS.length - 1)
  return Array.from({ length: count }, (_, at) => {
    const [name, times_per_day, amount, unit] = DRUGS[(first + at * 4) % DRUGS.length]
    return { name, times_per_day: String(times_per_day), amount, unit }
  })
}
