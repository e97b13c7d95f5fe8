/** Words of signing in. */
export const signInText = {
  title: '登录',
  tagline: '国家基本公共卫生服务',
  login: '账号',
  password: '密码',
  submit: '登录',
  working: '正在登录',
  demo: '演示账号',
  demoHint: '这是演示数据，人和地方都是编的。点一个账号直接进入',
  size: '字号',
  sizes: { auto: '自动', compact: '紧凑', touch: '标准', large: '大字' },
  again: '请重新登录',
  kept: '为保护居民信息，登录已失效。输入密码继续，填的内容都在',
  missing: '请填账号和密码',
} as const
