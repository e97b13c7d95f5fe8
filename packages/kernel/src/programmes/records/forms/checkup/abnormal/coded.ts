import { codesOf, isFilled, textOf } from '../../../../../form/answers.ts'
import type { Values } from '../../../../../form/field.ts'

/** Items of the examination whose answer is a code, with the code that is normal; in form order. */
const normalCodes: Readonly<Record<string, string>> = {
  elder_self_care: '1',
  elder_cognition: '1',
  elder_emotion: '1',
  lips: '1',
  dentition: '1',
  pharynx: '1',
  hearing: '1',
  motor: '1',
  fundus: '1',
  skin: '1',
  sclera: '1',
  lymph: '1',
  lung_barrel: '1',
  lung_sound: '1',
  lung_rale: '1',
  heart_rhythm: '1',
  heart_murmur: '1',
  abd_tender: '1',
  abd_mass: '1',
  abd_liver: '1',
  abd_spleen: '1',
  abd_shifting: '1',
  edema: '1',
  // 2 触及双侧对称 is the normal one.
  dorsalis_pedis: '2',
  anal: '1',
  breast: '1',
  gyn_vulva: '1',
  gyn_vagina: '1',
  gyn_cervix: '1',
  gyn_corpus: '1',
  gyn_adnexa: '1',
  u_protein: '-',
  u_glucose: '-',
  u_ketone: '-',
  u_blood: '-',
  ecg: '1',
  fobt: '1',
  hbsag: '1',
  chest_xray: '1',
  abd_us: '1',
  other_us: '1',
  pap: '1',
}

export const codedKeys = Object.keys(normalCodes)

/** Is the answer another one than the normal code? A measured amount of a strip is no code: the doctor judges it. */
export const isAbnormalCode = (values: Values, key: string): boolean => {
  const normal = normalCodes[key]
  if (normal === undefined || !isFilled(values[key])) return false
  if (Array.isArray(values[key])) return codesOf(values, key).some((code) => code !== normal)
  const code = textOf(values, key)
  return code !== null && code !== normal && !/^\d+(\.\d+)?\s*\D/.test(code)
}

export const normalCode = (key: string): string | undefined => normalCodes[key]
