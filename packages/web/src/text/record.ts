/** Words of a record and its versions. */
export const recordText = {
  open: (title: string) => title,
  service: (date: string) => `服务日期 ${date}`,
  by: (who: string) => who,
  correct: '更正',
  voidIt: '作废',
  voidTitle: (form: string) => `作废这份${form}`,
  keepIt: '不作废',
  voidHint: '作废后仍可查到，不再计数。请写原因',
  voidReason: '作废的原因',
  voided: '已作废',
  versions: '各次版本',
  version: (n: number) => `第${n}次`,
  current: '现在的',
  first: '原来',
  changed: '改动处',
  item: '项目',
  reason: (reason: string) => `原因：${reason}`,
  confirmed: '说明过的',
  findings: '还要看的',
  sources: { '1': '录入', '2': '导入', '3': '设备', '4': '诊疗系统' } as Readonly<Record<string, string>>,
  statuses: { draft: '草稿', submitted: '已提交', reviewed: '已审核', voided: '已作废' } as Readonly<
    Record<string, string>
  >,
  empty: '—',
} as const
