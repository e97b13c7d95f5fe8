/** Words of the audit page. */
export const auditText = {
  title: '审计',
  lead: '谁在什么时候看了谁、改了什么。只能看，不能改',
  account: '账号',
  from: '从',
  to: '到',
  show: '看这些',
  columns: { at: '时间', account: '账号', post: '岗位', action: '做了什么', object: '对象', outcome: '结果' },
  empty: '这段时间没有记录',
  range: (from: string, to: string) => `第 ${from}—${to} 条`,
} as const

/** Words of an act, by its stable name; routes of the API have their own titles. */
export const actWords: Readonly<Record<string, string>> = {
  'session.open': '登录',
  'session.fail': '登录没成',
  'session.close': '退出',
  'session.post': '切换岗位',
  'password.change': '改密码',
  'account.create': '建账号',
  'account.disable': '停用账号',
  'account.enable': '恢复账号',
  'account.unlock': '解锁账号',
  'account.reset_password': '重发首次密码',
  'post.grant': '授予岗位',
  'post.end': '收回岗位',
  'base.save': '录入人口数',
  'resident.register': '建档',
  'household.save': '存家庭',
  'record.save': '存记录',
  'setting.set': '改设置',
  denied: '没有权限，已拒绝',
}

export const objectWords: Readonly<Record<string, string>> = {
  account: '账号',
  base: '人口口径',
  household: '家庭',
  import: '导入',
  job: '任务',
  list: '名单',
  person: '居民',
  post: '岗位',
  record: '记录',
  resident: '居民',
  setting: '设置',
}

export const outcomeWords: Readonly<Record<string, string>> = {
  ok: '通过',
  created: '新建',
  corrected: '更正',
  saved: '已存',
  done: '已办',
  denied: '拒绝',
  rejected: '没收下',
  findings: '有要改的',
  not_found: '没找到',
  draft: '存草稿',
  fast_forward: '更正',
  duplicate_ok: '早已收到',
  conflict: '有冲突',
}
