import { draw, type Random, weighted } from '../random.ts'

/** Surnames by their share among Chinese names (about; per ten thousand). */
const surnames = weighted(
  (
    '王715 李718 张679 刘538 陈454 杨309 黄222 赵229 吴205 周212 徐168 孙154 马130 朱126 胡131 郭115 何117 高100 林114 罗86 ' +
    '郑93 梁84 谢72 宋81 唐65 许66 韩68 冯64 邓62 曹57 彭59 曾50 肖59 田52 董51 袁54 潘50 于62 蒋47 蔡46 余41 杜47 叶42 程57 ' +
    '苏42 魏45 吕47 丁43 任42 沈41 姚40 卢40 姜40 崔38 钟38 谭37 陆36 汪40 范36 金35 石35 廖35 贾35 夏35 韦29 付34 方34 白30 ' +
    '邹30 孟29 熊29 秦29 邱28 江27 尹27 薛27 闫26 段24 雷26 侯25 龙24 史23 陶22 黎22 贺21 顾21 毛20 郝20 龚20 邵20 万20 钱20 ' +
    '严18 覃18 武18 戴18 莫17 孔17 向17 汤17 殷9 鲁9 施12 欧阳9 上官1 司马1 诸葛1'
  )
    .split(' ')
    .map((word) => [word.replace(/\d+/, ''), Number(word.replace(/\D+/, ''))] as const),
)

const pool = (text: string): readonly string[] => text.split('')

/** Characters of given names by sex and by the years in which they were usual. */
const given: Readonly<Record<'1' | '2', readonly (readonly [number, readonly string[], readonly string[]])[]>> = {
  '1': [
    [1955, pool('德国正光文明永世大玉天志成家兴福长银金'), pool('才福贵山华清云荣林发全昌财海安明堂')],
    [1970, pool('建国文志永明正光兴家胜学云春红大新'), pool('国华军平明生林强荣海福山民成东良')],
    [1990, pool('志建伟小文海永晓国云庆俊光少春'), pool('强军勇伟刚平明华兵涛波辉斌峰林')],
    [2008, pool('志俊文浩家子宇世明海嘉建鹏天'), pool('杰豪伟鹏龙超磊凯宇辉涛轩翔飞')],
    [9999, pool('子浩宇梓沐俊奕一承铭嘉泽思博'), pool('轩宸睿泽涵辰豪然阳铭昊霖航熙')],
  ],
  '2': [
    [1955, pool('秀玉桂素淑凤兰金春月翠银仕德'), pool('英珍兰芳芬珠仙香莲碧华群蓉')],
    [1970, pool('秀桂玉春红素小丽明国光永建晓'), pool('英芳兰珍梅琴霞群华莲芬琼珠')],
    [1990, pool('小丽晓红春艳云永海雪秋文玉金'), pool('梅芳霞艳燕红丽琴玲娟英敏群')],
    [2008, pool('雪欣雨佳思文婷小晓嘉梦心慧静'), pool('婷怡敏琪雨颖欣倩瑶洁莹玲')],
    [9999, pool('梓诗雨欣子语依思可若心沐芷一'), pool('涵彤怡萱妍瑶琪桐宁汐然熙玥')],
  ],
}

/** Peoples by GB 3304, as the demonstration county has them. */
const peoples = weighted<string>([
  ['01', 880],
  ['06', 45],
  ['09', 35],
  ['12', 15],
  ['07', 15],
  ['03', 6],
  ['05', 2],
  ['04', 2],
])

export const peopleNames: Readonly<Record<string, string>> = {
  '03': '回族',
  '04': '藏族',
  '05': '维吾尔族',
  '06': '苗族',
  '07': '彝族',
  '09': '布依族',
  '12': '侗族',
}

const dotted: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  '05': [
    ['买买提·吐尔逊', '阿依古丽·买买提'],
    ['阿不都·热西提', '古丽娜尔·阿不都'],
    ['艾力·玉素甫', '热依汗·艾力'],
  ],
  '07': [
    ['吉克·木呷', '吉克·阿依'],
    ['阿尔·日呷', '阿尔·阿支'],
    ['沙马·拉且', '沙马·阿呷'],
  ],
}

export const surname = (r: Random): string => draw(surnames, r)
export const people = (r: Random): string => draw(peoples, r)

/** A given name of one or two characters as usual in the year of birth. */
const givenName = (sex: '1' | '2', birthYear: number, r: Random): string => {
  const era = given[sex].find(([until]) => birthYear < until) ?? given[sex][given[sex].length - 1]
  const second = r.pick(era[2])
  const single = birthYear > 1975 ? 0.22 : 0.08
  if (r.chance(single)) return second
  const first = r.pick(era[1])
  return first === second ? second : first + second
}

/** A full name; people whose names are written with `·` mostly have such a name. */
export const fullName = (family: string, sex: '1' | '2', birthYear: number, ethnicity: string, r: Random): string => {
  const pairs = dotted[ethnicity]
  if (pairs && r.chance(0.7)) return r.pick(pairs)[sex === '1' ? 0 : 1]
  return family + givenName(sex, birthYear, r)
}
