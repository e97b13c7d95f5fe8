import { join } from 'node:path'
import { dayOfInstant } from '@wangdi/kernel/day/day.ts'
import { stopOnSignals } from '@wangdi/store/engine/signals.ts'
import { isEmpty } from '@wangdi/store/meta.ts'
import type { World } from '../world.ts'
import type { Command } from './command.ts'
import { listenOn } from './listen.ts'
import { type Opened, openAll } from './opened.ts'
import { numberOption, readOptions, UsageError } from './options.ts'

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

/** What the server is made of; loaded while the database starts. */
const loadParts = async () => {
  const [{ buildApp }, { createLog }, { startJobs }, { daily, tasksOf }, { demoAccounts }] = await Promise.all([
    import('../app.ts'),
    import('../http/log.ts'),
    import('../job/jobs.ts'),
    import('../job/tasks.ts'),
    import('../demonstration.ts'),
  ])
  return { buildApp, createLog, startJobs, daily, tasksOf, demoAccounts }
}
type Parts = Awaited<ReturnType<typeof loadParts>>

/** The demonstration county on an empty database, and what the calendar asks for. */
const makeReady = async ({ store }: Opened, { daily }: Parts, residents: number): Promise<void> => {
  const { fillIfEmpty, wasCutOff } = await import('./fill.ts')
  if ((await isEmpty(store)) || (await wasCutOff(store))) await fillIfEmpty(store, residents)
  await daily({ store, clock: () => new Date() })
}

const startWorld = async (opened: Opened, parts: Parts, origin: string | null, level: string): Promise<World> => {
  const { store, database, environment } = opened
  const clock = (): Date => new Date()
  const log = parts.createLog(level)
  const { usualCost } = await import('../world.ts')
  const settings = {
    hashCost: usualCost,
    origin,
    webFolder: join(environment.checkout, 'packages/web/dist'),
    folder: database.folder,
  }
  const tasks = parts.tasksOf({ store, clock, log, folder: settings.folder })
  const jobs = await parts.startJobs(database.ownerUrl, log, tasks)
  return { store, clock, log, settings, jobs }
}

const welcome = async ({ store }: World, { demoAccounts }: Parts, address: string): Promise<void> => {
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
    const [opened, parts] = await Promise.all([openAll({ exclusive: true }), loadParts()])
    const { environment, database } = opened
    const stops = [opened.close]
    const stop = async (): Promise<void> => {
      for (const end of stops.splice(0).reverse()) await end()
    }
    stopOnSignals(stop)
    try {
      await makeReady(opened, parts, residents)
      const world = await startWorld(opened, parts, origin, values.log ?? 'info')
      stops.push(world.jobs.stop)
      const app = await parts.buildApp(world)
      stops.push(() => app.close())
      const port = values.port ? numberOption(values.port, '--port', 65535) : environment.port
      const fixed = values.port !== undefined || environment.portGiven
      const address = origin ?? `http://localhost:${await listenOn(app, { host, port, fixed })}`
      database.announce(address)
      await welcome(world, parts, address)
    } catch (error) {
      await stop()
      throw error
    }
    return new Promise<number>(() => undefined)
  },
}
