/** Shown inside the scope · outside it · in figures, samples and exports. */
export type View = 'inside' | 'outside' | 'figure'

/** Surnames of two characters (常见复姓). */
const COMPOUND =
  '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 微生 公户 公玉 公仪 梁丘 公仲 公上 公门 公山 公坚 左丘 公伯 西门 公祖 第五 公乘 贯丘 公皙 南荣 东里 东宫 仲长 子书 子桑 即墨 达奚 褚师'.split(
    ' ',
  )

/** 王* · 欧阳* · 阿* (names with · keep their first character). */
export const maskName = (name: string): string => {
  const characters = [...name]
  const kept =
    !name.includes('·') && characters.length > 2 && COMPOUND.includes(characters.slice(0, 2).join('')) ? 2 : 1
  return `${characters.slice(0, kept).join('')}*`
}

/** First 6, asterisks, last 4 inside the scope; last 4 alone outside; shorter numbers keep the last 4 at most. */
export const maskId = (number: string, view: View = 'inside'): string => {
  const last = number.slice(-4)
  if (number.length < 8) return `****${number.slice(-2)}`
  if (view !== 'inside') return `****${last}`
  return number.length >= 15 ? number.slice(0, 6) + '*'.repeat(number.length - 10) + last : `****${last}`
}

/** 138****8000. */
export const maskPhone = (phone: string): string =>
  phone.length < 8 ? `****${phone.slice(-2)}` : `${phone.slice(0, 3)}****${phone.slice(-4)}`
