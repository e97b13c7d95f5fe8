import { codes } from '../../../../form/field.ts'

/** 与户主关系 (GB/T 4761): one digit is the group; the two-digit codes name it exactly. */
export const relations = codes(
  '0 本人或户主',
  '1 配偶',
  '2 子',
  '3 女',
  '4 孙子、孙女或外孙子、外孙女',
  '5 父母',
  '6 祖父母或外祖父母',
  '7 兄弟姐妹',
  '8 其他',
  '01 本人',
  '02 户主',
  '10 配偶',
  '11 夫',
  '12 妻',
  '20 子',
  '21 独生子',
  '22 长子',
  '23 次子',
  '24 三子',
  '25 四子',
  '26 五子',
  '27 养子或继子',
  '28 女婿',
  '29 其他儿子',
  '30 女',
  '31 独生女',
  '32 长女',
  '33 二女',
  '34 三女',
  '35 四女',
  '36 五女',
  '37 养女或继女',
  '38 儿媳',
  '39 其他女儿',
  '40 孙子、孙女或外孙子、外孙女',
  '41 孙子',
  '42 孙女',
  '43 外孙子',
  '44 外孙女',
  '45 孙媳妇或外孙媳妇',
  '46 孙女婿或外孙女婿',
  '47 曾孙子或曾外孙子',
  '48 曾孙女或曾外孙女',
  '49 其他孙辈',
  '50 父母',
  '51 父亲',
  '52 母亲',
  '53 公公',
  '54 婆婆',
  '55 岳父',
  '56 岳母',
  '57 继父或养父',
  '58 继母或养母',
  '59 其他父母关系',
  '60 祖父母或外祖父母',
  '61 祖父',
  '62 祖母',
  '63 外祖父',
  '64 外祖母',
  '65 配偶的祖父母或外祖父母',
  '66 曾祖父',
  '67 曾祖母',
  '69 其他祖辈',
  '70 兄弟姐妹',
  '71 兄',
  '72 嫂',
  '73 弟',
  '74 弟媳',
  '75 姐姐',
  '76 姐夫',
  '77 妹妹',
  '78 妹夫',
  '79 其他兄弟姐妹',
  '80 其他',
  '81 伯父',
  '82 伯母',
  '83 叔父',
  '84 婶母',
  '85 舅父',
  '86 舅母',
  '87 姨父',
  '88 姨母',
  '89 姑父',
  '90 姑母',
  '91 堂兄弟、堂姐妹',
  '92 表兄弟、表姐妹',
  '93 侄子',
  '94 侄女',
  '95 外甥',
  '96 外甥女',
  '97 其他亲属',
  '99 非亲属',
)

/** The group that a code belongs to: its first digit; 01 and 02 are the head. */
export const relationGroup = (code: string): string => (code.length === 2 && code[0] === '9' ? '8' : code[0])

/** The head itself. */
export const isHead = (code: string): boolean => relationGroup(code) === '0'
export const isSpouse = (code: string): boolean => relationGroup(code) === '1'

/** Step and adopted relations: an odd age only asks for confirmation. */
const BY_CHOICE = new Set(['27', '37', '57', '58'])
export const isByChoice = (code: string): boolean => BY_CHOICE.has(code)

/** Through marriage: no age follows from the relation. */
const IN_LAW = new Set(['28', '38', '53', '54', '55', '56'])
export const isChild = (code: string): boolean => /^[23]/.test(code) && !IN_LAW.has(code)
export const isParent = (code: string): boolean => /^5/.test(code) && !IN_LAW.has(code)

const MALE = new Set(['11', '51', '53', '55', '57'])
const FEMALE = new Set(['12', '52', '54', '56', '58'])

/** Sex that a relation implies: 1 男, 2 女, null when it implies none. */
export const relationSex = (code: string): '1' | '2' | null => {
  if (MALE.has(code) || /^2/.test(code)) return '1'
  return FEMALE.has(code) || /^3/.test(code) ? '2' : null
}
