/** Listed compound surnames: their first two characters are shown. */
const COMPOUND = new Set(
  (
    '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 ' +
    '仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 ' +
    '段干 百里 呼延 东郭 南门 羊舌 微生 公户 公玉 公仪 梁丘 公仲 公上 公门 公山 公坚 左丘 公伯 西门 公祖 第五 公乘 贯丘 公皙 ' +
    '南荣 东里 东宫 仲长 子书 子桑 即墨 达奚 褚师 完颜 呼延 纳兰'
  ).split(' '),
)

/** 王* · 欧阳* · 阿* (names with `·`: the first character). */
export const maskName = (name: string): string => {
  const characters = [...name.trim()]
  if (characters.length === 0) return ''
  const compound = !name.includes('·') && characters.length > 2 && COMPOUND.has(characters.slice(0, 2).join(''))
  return `${characters.slice(0, compound ? 2 : 1).join('')}*`
}

/** First 6, eight asterisks, last 4; numbers too short for that show the last 4 only. */
export const maskIdNumber = (number: string): string =>
  number.length >= 15 ? `${number.slice(0, 6)}********${number.slice(-4)}` : tailOf(number)

/** What is shown outside one's scope: the last 4 characters. */
export const tailOf = (number: string): string => (number.length > 4 ? `****${number.slice(-4)}` : '****')

/** First 3, four asterisks, last 4. */
export const maskPhone = (phone: string): string => {
  const digits = phone.replace(/\D/g, '')
  return digits.length >= 8 ? `${digits.slice(0, 3)}****${digits.slice(-4)}` : digits.length > 0 ? '****' : phone
}

/** A value that was masked for display; saving it back must leave the stored value untouched. */
export const isMasked = (text: string): boolean => text.includes('*')
