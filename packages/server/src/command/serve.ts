import { join } from 'node:path'
import { dayOfInstant } from '@wangdi/kernel/day/day.ts'
import { stopOnSignals } from '@wangdi/store/engine/signals.ts'
import { buildApp } from '../app.ts'
import { demoAccounts } from '../demonstration.ts'
import { createLog } from '../http/log.ts'
import { startJobs } from '../job/jobs.ts'
import { tasksOf } from '../job/tasks.ts'
import { usualCost, type World } from '../world.ts'
import type { Command } from './command.ts'
import { fillIfEmpty } from './fill.ts'
import { listenOn } from './listen.ts'
import { type Opened, openAll } from './opened.ts'
import { numberOption, readOptions, UsageError } from './options.ts'
import { readyForToday } from './ready.ts'

const OPTIONS = {
  port: { type: 'string' },
  host: { type: 'string' },
  origin: { type: 'string' },
  residents: { type: 'string' },
  log: { type: 'string' },
} as const

const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || host.startsWith('127.')

/** Plain HTTP stays on this machine: elsewhere a proxy in front speaks HTTPS and names its address. */
const refuseOpenHttp = (host: string, origin: string | null): void => {
  if (isLoopback(host) || origin?.startsWith('https://')) return
  throw new UsageError(
    `--host ${host} 会让别的机器用不加密的 HTTP 访问。请在前面放 HTTPS 代理，并写明 --origin https://地址`,
  )
}

const startWorld = async (opened: Opened, origin: string | null, level: string): Promise<World> => {
  const { store, database, environment } = opened
  const clock = (): Date => new Date()
  const log = createLog(level)
  const settings = {
    hashCost: usualCost,
    origin,
    webFolder: join(environment.checkout, 'packages/web/dist'),
    folder: database.folder,
  }
  const jobs = await startJobs(store, database.ownerUrl, log, () =>
    tasksOf({ store, clock, log, folder: settings.folder }),
  )
  return { store, clock, log, settings, jobs }
}

const welcome = async ({ store }: World, address: string): Promise<void> => {
  const accounts = await demoAccounts(store, dayOfInstant(Date.now()))
  const lines = [
    '',
    `  网底已启动：${address}`,
    ...(accounts.length === 0 ? [] : ['', `  演示账号（密码都是 ${accounts[0].password}）：`]),
    ...accounts.map(({ login, role_name, unit_name }) => `    ${login.padEnd(10)} ${role_name} · ${unit_name}`),
    '',
    '  按 Ctrl+C 停止',
    '',
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}

/** Serves the application until it is told to stop. */
export const command: Command = {
  run: async (args) => {
    const { values } = readOptions(args, OPTIONS)
    const [host, origin] = [values.host ?? '127.0.0.1', values.origin ?? null]
    refuseOpenHttp(host, origin)
    const residents = values.residents ? numberOption(values.residents, '--residents', 2_000_000) : 5000
    const opened = await openAll({ exclusive: true })
    const { environment, database, store } = opened
    await fillIfEmpty(store, residents)
    await readyForToday(store)
    const world = await startWorld(opened, origin, values.log ?? 'info')
    const app = await buildApp(world)
    const stop = async (): Promise<void> => {
      await app.close()
      await world.jobs.stop()
      await opened.close()
    }
    stopOnSignals(stop)
    try {
      const port = values.port ? numberOption(values.port, '--port', 65535) : environment.port
      const fixed = values.port !== undefined || environment.portGiven
      const address = origin ?? `http://localhost:${await listenOn(app, { host, port, fixed })}`
      database.announce(address)
      await welcome(world, address)
    } catch (error) {
      await stop()
      throw error
    }
    return new Promise<number>(() => undefined)
  },
}
