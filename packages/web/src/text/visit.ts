import type { Changes } from '@wangdi/kernel/medication/changes.ts'

const change = (word: string, names: readonly string[]): string =>
  names.length === 0 ? '' : `${word}${names.length > 2 ? `${names.length}种` : names.join('、')}`

/** Words of a visit that fills several forms. */
export const visitText = {
  title: '一次办',
  due: (n: number) => `${n} 张表一起办，共同的只问一次`,
  progress: '各表进度',
  complete: '已齐',
  missing: (n: number) => `差${n}项`,
  toFill: '待填',
  more: (n: number) => `等 ${n} 项`,
  drugs: '用药',
  changes: (n: number, { changed, stopped, added }: Changes) => {
    const parts = [change('改', changed), change('停', stopped), change('加', added)].filter(Boolean)
    return n === 0 && parts.length === 0 ? '没有用药' : `${n}种，${parts.length === 0 ? '无变化' : parts.join('，')}`
  },
  yields: (records: number, visits: number) =>
    `保存后生成 ${records} 份记录：1 人${visits > 0 ? `，${visits} 人次随访` : ''}`,
  nextTogether: (day: string) => `下次可合为一次：${day}前`,
  save: (open: number) => (open > 0 ? `保存全部（还差${open}项）` : '保存全部'),
  saveNext: (name: string) => `保存全部，看下一位（${name}）`,
  savedForms: (n: number) => `${n} 张表`,
  sameAs: (what: string) => `${what}同上次`,
  habits: '生活方式',
  carried: '沿用的几项',
  begin: (n: number) => (n > 1 ? `一起办 ${n} 张表` : '开始'),
  tickHint: '勾选这次要办的，共同的只问一次',
  tick: (form: string) => `一起办：${form}`,
} as const
