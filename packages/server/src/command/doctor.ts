import { existsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { freemem, totalmem } from 'node:os'
import { join } from 'node:path'
import { health } from '@wangdi/store/health.ts'
import type { Command } from './command.ts'
import { openAll } from './opened.ts'

interface Check {
  readonly ok: boolean
  readonly name: string
  readonly fact: string
  readonly advice: string
}

const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`

const ofMachine = async (checkout: string): Promise<Check[]> => {
  const { bavail, bsize } = await statfs(checkout)
  const major = Number(process.versions.node.split('.')[0])
  const year = new Date().getFullYear()
  return [
    { ok: major >= 26, name: 'Node', fact: process.versions.node, advice: '请用 npm start 启动，它自带所需版本' },
    {
      ok: bavail * bsize > 2e9,
      name: '磁盘',
      fact: `剩余 ${gigabytes(bavail * bsize)}`,
      advice: '请腾出至少 2 GB',
    },
    {
      ok: totalmem() > 1.5e9,
      name: '内存',
      fact: `${gigabytes(freemem())} / ${gigabytes(totalmem())}`,
      advice: '建议 2 GB 以上',
    },
    { ok: year >= 2025 && year < 2100, name: '时钟', fact: new Date().toISOString(), advice: '请校准本机时间' },
    {
      ok: existsSync(join(checkout, 'packages/web/dist/index.html')),
      name: '网页',
      fact: 'packages/web/dist',
      advice: '运行 npm start 会自动生成',
    },
  ]
}

const ofDatabase = async (): Promise<{ readonly checkout: string; readonly check: Check }> => {
  const { environment, database, store, close } = await openAll({ exclusive: false })
  try {
    const { ok, latency_ms } = await health(store)
    const fact = `${database.mode === 'embedded' ? '自带' : 'DATABASE_URL'} PostgreSQL ${database.serverVersion}，应答 ${latency_ms} 毫秒`
    return {
      checkout: environment.checkout,
      check: { ok, name: '数据库', fact, advice: '请看上面的提示' },
    }
  } finally {
    await close()
  }
}

/** Looks at what the program needs of this machine and says what to do about what is missing. */
export const command: Command = {
  run: async () => {
    const { checkout, check } = await ofDatabase()
    const checks = [...(await ofMachine(checkout)), check]
    for (const { ok, name, fact, advice } of checks)
      process.stdout.write(`${ok ? '✓' : '✗'} ${name}：${fact}${ok ? '' : `。${advice}`}\n`)
    return checks.every(({ ok }) => ok) ? 0 : 1
  },
}
