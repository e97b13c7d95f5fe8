/** Words of forms on paper. */
export const printText = {
  title: '打印表单',
  print: '打印',
  pdf: '下载PDF',
  sheet: '纸质表',
  blankTitle: '空白表',
  blankHint: '打印出来手填，填好后照着录入',
  forPerson: (name: string) => `${name}的表单`,
  years: '填过的表单',
  yearsHint: '随访记录表一页四次，按日期先后排',
  none: '还没有填过的表单',
  year: (year: string) => `${year}年`,
  count: (count: number) => `${count} 份`,
  open: '看纸质表',
  columns: { form: '表单', year: '年份', count: '份数', act: '打印' },
  all: '不写姓名的空白表',
  back: '打印时用A4纸，不缩放',
} as const
