/** Every error the server answers, with a stable code, a status and the way out in Chinese. */
export interface Problem {
  readonly code: string
  readonly status: number
  readonly title: string
}

const problem = (code: string, status: number, title: string): Problem => ({ code, status, title })

export const problems = {
  authRequired: problem('AUTH_REQUIRED', 401, '请先登录'),
  signInFailed: problem('SIGN_IN_FAILED', 401, '账号或密码错误，或账号已锁定'),
  tooManyAttempts: problem('TOO_MANY_ATTEMPTS', 429, '尝试次数过多，请15分钟后再试'),
  forbidden: problem('FORBIDDEN', 403, '您的岗位看不到这项内容。需要时请联系科长'),
  originRefused: problem('ORIGIN_REFUSED', 403, '请求不是从本系统页面发出的，请刷新页面再试'),
  passwordFirst: problem('PASSWORD_FIRST', 403, '首次密码只能用来登录，请先到“我的”里修改密码'),
  notFound: problem('NOT_FOUND', 404, '没有找到，可能已移走或不在您的管辖范围'),
  badRequest: problem('BAD_REQUEST', 400, '填写的内容格式不对，请核对后再试'),
  queryTooBroad: problem('QUERY_TOO_BROAD', 400, '范围太大，请选一个村、机构或输入姓名'),
  searchTooBroad: problem('SEARCH_TOO_BROAD', 400, '证件号至少输入后4位，并加姓名或选村'),
  cursorInvalid: problem('CURSOR_INVALID', 400, '翻页标记已失效，请从第一页看起'),
  periodInvalid: problem('PERIOD_INVALID', 400, '时期的起止日期不对，请重新选择'),
  futureAsOf: problem('FUTURE_ASOF', 400, '截止日不能晚于今天'),
  findings: problem('FINDINGS', 422, '还有内容要改，见各项旁边的说明'),
  versionConflict: problem('VERSION_CONFLICT', 409, '这份记录刚被别人改过，请对照后再保存'),
  idReuse: problem('ID_REUSE', 409, '这个编号已用于另一份内容，请重新打开表单再填'),
  duplicateId: problem('DUP_ID', 409, '这个证件号已有档案'),
  closedRecord: problem('SERVICE_AFTER_CLOSE', 409, '档案已终止，先恢复档案再记服务'),
  dutyConflict: problem('SEC_DUTY_CONFLICT', 409, '系统、安全、审计三个岗位须由三个人分别担任'),
  glassSuspended: problem('GLASS_SUSPENDED', 403, '90天内有3次紧急调阅存疑，暂停使用，请联系科长'),
  revealLimit: problem('REVEAL_LIMIT', 429, '查看次数已到上限，请一小时后再试'),
  tooLarge: problem('TOO_LARGE', 413, '文件太大。每个文件不超过100兆，10万行以上请存为CSV'),
  fileUnreadable: problem('FILE_UNREADABLE', 422, '文件打不开。请另存为 .xlsx 或 .csv 再上传'),
  importState: problem('IMPORT_STATE', 409, '这次导入已经走到下一步，请刷新后看'),
  baseInvalid: problem('BASE_INVALID', 422, '人数须为0或正整数，并写明来源'),
  weakPassword: problem(
    'WEAK_PASSWORD',
    422,
    '密码至少12位，含大写、小写、数字、符号中的三种，且不含姓名、账号和连续字符',
  ),
  villageUnknown: problem('VILLAGE_UNKNOWN', 404, '没有这个村，可能不在您的管辖范围'),
  examClosed: problem('EXAM_CLOSED', 409, '这个体检日已结束，不再登记'),
  examNotYet: problem('EXAM_NOT_YET', 409, '还没到这个体检日的日期，到当天再开始'),
  examDevice: problem('EXAM_DEVICE', 409, '这台设备还没设为登记站，请先选“登记领表”'),
  examNotRegistered: problem('EXAM_NOT_REGISTERED', 409, '这位受检者还没登记，请先到登记站领号'),
  examMissing: problem('EXAM_MISSING', 422, '还有项目没做，请补做、选原因或贴管后再交表'),
  rateLimited: problem('RATE_LIMITED', 429, '操作太快，请稍候再试'),
  unexpected: problem('E-500', 500, '没办成，内容还在。请再试一次，或先存草稿'),
} as const satisfies Record<string, Problem>
