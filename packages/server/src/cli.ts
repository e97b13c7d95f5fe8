import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Command } from './command/command.ts'

interface Entry {
  readonly usage: string
  readonly title: string
  /** Loaded when called: rules and checks start without the server and its database. */
  readonly load: () => Promise<{ readonly command: Command }>
}

const commands: Readonly<Record<string, Entry>> = {
  serve: {
    usage: 'serve [--port 8080] [--host 127.0.0.1] [--origin https://…] [--residents 5000]',
    title: '启动系统；空数据库先装入演示县',
    load: () => import('./command/serve.ts'),
  },
  migrate: { usage: 'migrate', title: '建表或升级表', load: () => import('./command/migrate.ts') },
  seed: {
    usage: 'seed --residents N [--seed S] [--on 日期] [--truth 文件]',
    title: '往空数据库里装入合成县',
    load: () => import('./command/seed.ts'),
  },
  import: {
    usage: 'import 文件 [--form 表单] [--sheet 工作表] [--dry-run] [--errors 文件]',
    title: '导入 .xlsx .xls .csv 或交换格式 .ndjson',
    load: () => import('./command/import.ts'),
  },
  export: { usage: 'export 文件', title: '导出全部数据为交换格式', load: () => import('./command/export.ts') },
  rebuild: { usage: 'rebuild', title: '由记录重算全部派生数据', load: () => import('./command/rebuild.ts') },
  backup: { usage: 'backup 文件', title: '备份', load: () => import('./command/backup.ts') },
  restore: { usage: 'restore 文件', title: '恢复到空数据库', load: () => import('./command/restore.ts') },
  assess: {
    usage: 'assess --on 日期 < 文件.ndjson',
    title: '不用数据库，逐人给出判断和理由',
    load: () => import('./command/assess.ts'),
  },
  check: {
    usage: 'check 表单 --on 日期 < input.json',
    title: '不用数据库，检查一张表',
    load: () => import('./command/check.ts'),
  },
  rule: {
    usage: 'rule [名称] < inputs.ndjson',
    title: '不用数据库，逐行运行一条规则；不写名称则列出全部',
    load: () => import('./command/rule.ts'),
  },
  doctor: { usage: 'doctor', title: '检查本机条件', load: () => import('./command/doctor.ts') },
  account: {
    usage: 'account create --login 登录名 --name 姓名 --role R01 --unit 机构代码',
    title: '新建账号并授予岗位',
    load: () => import('./command/account.ts'),
  },
}

const help = (): string =>
  ['用法：npm run wangdi -- 命令 [选项]', '']
    .concat(Object.values(commands).map(({ usage, title }) => `  ${usage}\n      ${title}`))
    .join('\n')

/** What went wrong, for the person at the keyboard: no stack where they can mend it themselves. */
const explain = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  return error.name === 'EngineProblem' || error.constructor.name === 'UsageError'
    ? error.message
    : (error.stack ?? error.message)
}

const main = async (words: readonly string[]): Promise<number> => {
  const [name, ...args] = words
  const entry = name === undefined ? undefined : commands[name]
  if (!entry) {
    const asked = name === undefined || name === 'help' || name === '--help' || name === '-h'
    const text = asked ? help() : `没有“${name}”这个命令\n\n${help()}`
    ;(asked ? process.stdout : process.stderr).write(`${text}\n`)
    return asked ? 0 : 2
  }
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(`用法：npm run wangdi -- ${entry.usage}\n${entry.title}\n`)
    return 0
  }
  const { command } = await entry.load()
  try {
    return await command.run(args)
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`)
    return error instanceof Error && error.constructor.name === 'UsageError' ? 2 : 1
  }
}

// A reader that closes early (`| head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 1)
})

// Compiled code is kept beside the dependencies: the next start, and each rule, begins sooner.
enableCompileCache(fileURLToPath(new URL('../../../node_modules/.cache/wangdi', import.meta.url)))

process.exitCode = await main(process.argv.slice(2))
