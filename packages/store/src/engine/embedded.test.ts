import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { isRoot } from './account.ts'
import { type Database, openDatabase } from './database.ts'
import { type Environment, readEnvironment } from './environment.ts'
import { findPlace } from './place.ts'
import { EngineProblem } from './problem.ts'

const hold = fileURLToPath(new URL('../testing/hold.ts', import.meta.url))

let folder: string
let environment: Environment
let children: ChildProcess[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wangdi-engine-'))
  await chmod(folder, 0o755)
  environment = { ...readEnvironment({}), dataFolder: join(folder, 'data') }
  children = []
})

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL')
  const database = await openDatabase(environment).catch(() => null)
  await database?.stop()
  await rm(folder, { recursive: true, force: true })
})

const ask = async (database: Database, sql: string): Promise<unknown[]> => {
  const client = new Client({ connectionString: database.ownerUrl })
  await client.connect()
  const { rows } = await client.query({ text: sql, rowMode: 'array' }).finally(() => client.end())
  return rows.flat()
}

const serverPid = async (): Promise<number> =>
  Number((await readFile(join(folder, 'data', 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0])

/** Another process that has this data open and has had one row acknowledged. */
const startOther = (): Promise<ChildProcess> => {
  const child = spawn(process.execPath, [hold], {
    env: { ...process.env, DATABASE_URL: '', WANGDI_DATA: join(folder, 'data') },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  return new Promise((resolve, reject) => {
    child.stdout?.once('data', () => resolve(child))
    child.once('exit', () => reject(new Error('the other process ended')))
  })
}

const kill = (child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> =>
  new Promise((resolve) => {
    child.once('exit', (code) => resolve(code))
    child.kill(signal)
  })

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

describe('第二次启动', () => {
  test('数据、密码和盲索引密钥都不变', async () => {
    const first = await openDatabase(environment, { exclusive: true })
    await ask(first, 'create table kept as select 7 as number')
    await first.stop()
    await first.stop()
    const second = await openDatabase(environment, { exclusive: true })
    expect(await ask(second, 'select number from kept')).toEqual([7])
    expect(second.ownerUrl).toBe(first.ownerUrl)
    expect(second.secrets).toEqual(first.secrets)
    expect((await stat(join(folder, 'data', 'secrets.json'))).mode & 0o777).toBe(0o600)
    await second.stop()
  })

  test('上次的端口被占用时换一个', async () => {
    const first = await openDatabase(environment)
    const { port } = new URL(first.ownerUrl)
    await first.stop()
    const occupant = createServer().listen({ port: Number(port), host: '127.0.0.1' })
    const second = await openDatabase(environment)
    expect(new URL(second.ownerUrl).port).not.toBe(port)
    await second.stop()
    occupant.close()
  })
})

describe('同时启动', () => {
  test('第二个应用被拒绝，并说出第一个的地址；命令行则共用它的数据库', async () => {
    const other = await startOther()
    const refusal = await openDatabase(environment, { exclusive: true }).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(EngineProblem)
    expect(refusal).toMatchObject({ code: 'ALREADY_RUNNING', address: 'http://localhost:8080', pid: other.pid })
    const command = await openDatabase(environment)
    expect(command.attached).toBe(true)
    expect(await ask(command, 'select number from acknowledged')).toEqual([1])
    await command.stop()
    expect(isAlive(await serverPid())).toBe(true)
  })

  test('两个命令同时开始，一个启动数据库，另一个等它', async () => {
    const [one, two] = await Promise.all([openDatabase(environment), openDatabase(environment)])
    expect([one.attached, two.attached].sort()).toEqual([false, true])
    expect(await ask(two, 'select 1')).toEqual([1])
    await Promise.all([one.stop(), two.stop()])
  })
})

describe('被杀之后', () => {
  test('kill -9 应用留下数据库进程：下次启动收拾它，已确认的行都在', async () => {
    const other = await startOther()
    const left = await serverPid()
    await kill(other, 'SIGKILL')
    expect(isAlive(left)).toBe(true)
    const database = await openDatabase(environment, { exclusive: true })
    expect(isAlive(left)).toBe(false)
    expect(await ask(database, 'select number from acknowledged')).toEqual([1])
    await database.stop()
  })

  test('kill -9 应用和数据库：下次启动恢复，已确认的行都在', async () => {
    const other = await startOther()
    const left = await serverPid()
    process.kill(left, 'SIGKILL')
    await kill(other, 'SIGKILL')
    const database = await openDatabase(environment, { exclusive: true })
    expect(await ask(database, 'select number from acknowledged')).toEqual([1])
    await database.stop()
  })

  test('留下的进程号已属于别的程序：不碰它，照常启动', async () => {
    const first = await openDatabase(environment)
    await first.stop()
    const bystander = spawn('sleep', ['60'])
    children.push(bystander)
    await writeFile(join(folder, 'data', 'postgres', 'postmaster.pid'), `${bystander.pid}\n`)
    const second = await openDatabase(environment)
    expect(await ask(second, 'select 1')).toEqual([1])
    expect(isAlive(bystander.pid ?? 0)).toBe(true)
    await second.stop()
  })

  test('初始化中途被杀留下的半个数据文件夹不碍事', async () => {
    await mkdir(join(folder, 'data', 'postgres.new'), { recursive: true })
    await writeFile(join(folder, 'data', 'postgres.new', 'PG_VERSION'), 'half')
    const database = await openDatabase(environment)
    expect(await ask(database, 'select 1')).toEqual([1])
    await database.stop()
  })

  test('SIGTERM 时停下数据库再退出', async () => {
    const other = await startOther()
    const server = await serverPid()
    expect(await kill(other, 'SIGTERM')).toBe(143)
    expect(isAlive(server)).toBe(false)
  })
})

describe('放在哪里', () => {
  test('数据库用户进不了的检出：以 root 运行时数据放在系统的状态文件夹', async () => {
    const checkout = join(folder, 'closed', 'wangdi')
    await mkdir(checkout, { recursive: true })
    await chmod(join(folder, 'closed'), 0o700)
    environment = { ...environment, checkout, dataFolder: null, stateFolder: join(folder, 'state') }
    const place = await findPlace(environment)
    expect(place.folder.startsWith(join(folder, isRoot() ? 'state' : 'closed'))).toBe(true)
    const database = await openDatabase(environment)
    expect(await ask(database, 'select 1')).toEqual([1])
    await database.stop()
  })

  test.runIf(isRoot())('指定的数据文件夹数据库用户进不去：说清楚', async () => {
    const closed = join(folder, 'closed')
    await mkdir(closed, { mode: 0o700 })
    environment = { ...environment, dataFolder: join(closed, 'data') }
    await expect(openDatabase(environment)).rejects.toMatchObject({ code: 'FOLDER' })
  })

  test('密钥文件丢失：说清楚，不另造一份来覆盖', async () => {
    const first = await openDatabase(environment)
    await first.stop()
    const file = join(folder, 'data', 'secrets.json')
    const text = await readFile(file, 'utf8')
    await rm(file)
    await expect(openDatabase(environment)).rejects.toMatchObject({ code: 'CANNOT_START' })
    await writeFile(file, text)
    const again = await openDatabase(environment)
    expect(again.secrets).toEqual(first.secrets)
    await again.stop()
  })
})
