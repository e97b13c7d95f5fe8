import type { ImportProblem } from '@wangdi/kernel/api/routes/work.ts'

/** Headings of the kinds of problems; others are headed by their first message. */
const titles: Readonly<Record<string, string>> = {
  BAD_FORMAT: '写法不对',
  BAD_PRECISION: '小数位数过多',
  NOT_IN_OPTIONS: '对不上选项',
  REQUIRED: '缺少必填项',
  DETAIL_REQUIRED: '缺少说明',
  OUT_OF_RANGE: '超出可能的范围',
  UNUSUAL_VALUE: '数值少见',
  BP_ORDER: '收缩压不高于舒张压',
  FUTURE_DATE: '日期晚于今天',
  DATE_BEFORE_BIRTH: '日期早于出生',
  DATE_ORDER: '日期先后不对',
  DUP_ID: '证件号已有档案',
  CODE_HELD: '档案编号已有档案',
  DUP_POSSIBLE: '疑似已有档案',
  DUPLICATE_FORM: '当天已有一份',
  DUPLICATE_ROW: '文件里重复的行',
  RESIDENT_UNKNOWN: '没有这个居民',
  RESIDENT_AMBIGUOUS: '对得上的居民不止一位',
  RESIDENT_CONFLICT: '证件号和档案编号不是同一人',
  NAME_DIFFERS: '姓名与档案不符',
  VILLAGE_UNKNOWN: '村（居）对不上',
  OUT_OF_SCOPE: '不在您的管辖范围',
  ID_EXCEL_FLOAT: '证件号变成科学计数法',
  ID_CHECKSUM: '证件号校验位不对',
  ID_MISMATCH: '证件号与生日或性别不符',
}

export const titleOf = (code: string, message: string): string => titles[code] ?? (message || code)

const ways: Readonly<Record<string, string>> = {
  RESIDENT_UNKNOWN: '先导入或新建这些居民，再导入问题行文件',
  VILLAGE_UNKNOWN: '请把村（居）名称改成系统里的名称或12位代码',
  OUT_OF_SCOPE: '请由管辖这些村的机构导入',
  ID_EXCEL_FLOAT: '请在原系统把证件号按文本格式重新导出',
  'DUPLICATE_ROW info': '同一人同一天、内容相同的行只取第一行，不用处理',
  NOT_IN_OPTIONS: '请在“对码”中指定，或改成选项里的写法',
}

const bySeverity = {
  reject: '这些行不会写入。请下载问题行，改好后再导入该文件',
  waiting: '导入时存为草稿，补齐后提交；也可以改好后再导入',
  info: '不影响导入，请核对',
} as const

export const wayOutOf = (code: string, severity: ImportProblem['severity']): string =>
  ways[`${code} ${severity}`] ?? ways[code] ?? bySeverity[severity]
