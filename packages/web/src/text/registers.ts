/** Words of the programmes' registers. */
export const registersText = {
  title: '名册',
  ofProgramme: (programme: string) => `${programme}名册`,
  programmes: '项目',
  cuts: '人群',
  area: '村',
  allAreas: '全部村',
  within: (village: string) => `　${village}`,
  columns: { name: '姓名', sexAge: '性别年龄', place: '村组' },
  export: '导出名册',
  exportHint: '导出记入审计，文件上有您的账号和日期',
  empty: '没有符合的人',
  none: '您的岗位没有可看的名册',
} as const
