import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dataFolder } from './folder.ts'
import { password } from './known.ts'
import { freePort, run, type Server, serve } from './server.ts'

let folder: string
let variables: Record<string, string>
beforeAll(async () => {
  folder = await dataFolder()
  variables = { WANGDI_DATA: folder, WANGDI_STATE: join(folder, 'machine') }
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const start = async (more: Record<string, string> = {}): Promise<Server> =>
  serve({ variables: { ...variables, PORT: String(await freePort()), ...more }, args: ['--residents', '60'] })

type Call = (method: string, path: string, body?: unknown) => Promise<{ status: number; body: unknown }>

const typed = (sent: unknown): boolean => sent !== undefined && !(sent instanceof FormData)

/** The API as the village doctor's browser calls it. */
const signIn = async (url: string): Promise<Call> => {
  const headers = { 'content-type': 'application/json', 'x-wangdi': '1' }
  const body = JSON.stringify({ login: 'cunyi', password })
  const answer = await fetch(`${url}/api/v1/session`, { method: 'POST', headers, body })
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  return async (method, path, sent) => {
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: typed(sent) ? { ...headers, cookie } : { cookie, 'x-wangdi': '1' },
      ...(sent === undefined ? {} : { body: sent instanceof FormData ? sent : JSON.stringify(sent) }),
    })
    return { status: response.status, body: await response.json() }
  }
}

const someone = async (call: Call): Promise<string> => {
  const { body } = await call('GET', '/residents?limit=1')
  return (body as { items: { resident_id: string }[] }).items[0]?.resident_id ?? ''
}

const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)

/** One more attempt to reach a resident; answers its id once the server has acknowledged it. */
const saveOne = async (call: Call, resident_id: string): Promise<string | null> => {
  const record_id = randomUUID()
  const { status } = await call('POST', '/records', {
    record_id,
    version_id: randomUUID(),
    base: [],
    resident_id,
    form: 'contact_attempt',
    service_date: today(),
    status: 'submitted',
    fields: { attempt_date: today(), method: '3', outcome: '2' },
  })
  return status === 200 ? record_id : null
}

const found = async (call: Call, ids: readonly string[]): Promise<number> => {
  const answers = await Promise.all(ids.map((id) => call('GET', `/records/${id}`)))
  return answers.filter(({ status }) => status === 200).length
}

const registered = async (call: Call): Promise<{ record_code: string; name: string }> => {
  const { body } = await call('GET', '/residents?limit=1&state=active&age_from=20')
  return (body as { items: { record_code: string; name: string }[] }).items[0]
}

interface Run {
  readonly state: string
  readonly done: number
  readonly balance: unknown
}

/** The import once it is so far. */
const imported = async (call: Call, id: string, far: (run: Run) => boolean): Promise<Run> => {
  for (;;) {
    const run = (await call('GET', `/imports/${id}`)).body as Run
    if (far(run)) return run
    if (run.state === 'failed') throw new Error('the import failed')
    await sleep(50)
  }
}

/** Uploads a table, takes the columns as recognised and waits for the dry run. */
const checkedImport = async (call: Call, csv: string): Promise<string> => {
  const file = new FormData()
  file.append('file', new Blob([csv]), '接诊.csv')
  const { body } = await call('POST', '/imports?target=rec_encounter', file)
  const { import_id, columns } = body as { import_id: string; columns: { column: number; key: string | null }[] }
  const chosen = columns.map(({ column, key }) => ({ column, key }))
  await call('PUT', `/imports/${import_id}/mapping`, { target: 'rec_encounter', columns: chosen })
  await call('POST', `/imports/${import_id}/check`)
  await imported(call, import_id, ({ state }) => state === 'checked')
  return import_id
}

/** Everything that a start has begun, at once, as when the power goes off. */
const cutPower = async (server: Server): Promise<void> => {
  const postmaster = Number((await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0])
  process.kill(postmaster, 'SIGKILL')
  await server.kill()
}

/** Occupies the usual port unless someone already does. */
const occupyUsualPort = async (): Promise<() => void> => {
  const blocker = createServer()
  const outcome = Promise.race([once(blocker, 'listening'), once(blocker, 'error').then(() => null)])
  blocker.on('error', () => undefined)
  blocker.listen(8080, '127.0.0.1')
  await outcome
  return () => blocker.close()
}

// With a PostgreSQL of one's own there is none of ours to kill, and nothing to start.
describe.skipIf(process.env['DATABASE_URL'])('启动与断电', () => {
  test('第二次启动不到五秒，数据都在；已在运行时说出地址', async () => {
    const first = await start()
    const call = await signIn(first.url)
    const saved = await saveOne(call, await someone(call))
    expect(saved).not.toBeNull()
    const other = run({ variables, args: ['serve'] })
    const [code] = await once(other.child, 'exit')
    expect([code, other.output()]).toEqual([1, expect.stringContaining(first.url)])
    expect(await first.stop()).toBe(130)

    const second = await start()
    expect(second.startedIn).toBeLessThan(5000)
    expect(second.output()).not.toContain('装入演示县')
    expect(await found(await signIn(second.url), [saved ?? ''])).toBe(1)
    await second.stop()
  })

  test('端口被占用就换下一个并说出来；指定的端口被占用就说怎么办', async () => {
    const free = await occupyUsualPort()
    const server = await serve({ variables })
    expect(server.output()).toMatch(/端口 8080 已被占用，改用 8081/)
    await server.stop()
    const refused = run({ variables: { ...variables, PORT: '8080' }, args: ['serve'] })
    const [code] = await once(refused.child, 'exit')
    expect([code, refused.output()]).toEqual([1, expect.stringContaining('端口 8080 已被占用，请换一个')])
    free()
  })

  test('保存时断电：应答过的一份不丢，再启动照常', async () => {
    const server = await start()
    const call = await signIn(server.url)
    const resident = await someone(call)
    const acknowledged: string[] = []
    const writer = async (): Promise<void> => {
      for (;;) {
        const saved = await saveOne(call, resident)
        if (saved === null) return
        acknowledged.push(saved)
      }
    }
    const writers = [1, 2, 3].map(() => writer().catch(() => undefined))
    while (acknowledged.length < 20) await sleep(20)
    await cutPower(server)
    await Promise.all(writers)

    const again = await start()
    expect(again.output()).not.toContain('装入演示县')
    const caller = await signIn(again.url)
    expect(await found(caller, acknowledged)).toBe(acknowledged.length)
    expect(await saveOne(caller, resident)).not.toBeNull()
    await again.stop()
  })

  test('导入时断电：再启动接着导，每行只有一份', async () => {
    const server = await start()
    const call = await signIn(server.url)
    const { record_code, name } = await registered(call)
    const days = Array.from({ length: 1500 }, (_, at) => new Date(Date.UTC(2020, 0, 1 + at)).toISOString().slice(0, 10))
    const rows = days.map((day) => `${name},${record_code},${day},头晕,无异常,健康,随诊,周村医`)
    const header = '姓名,档案编号,接诊日期,就诊者的主观资料,就诊者的客观资料,评估,处置计划,医生签字'
    const id = await checkedImport(call, `\ufeff${[header, ...rows].join('\r\n')}\r\n`)
    await call('POST', `/imports/${id}/run`)
    await imported(call, id, ({ state, done }) => state === 'done' || done >= 500)
    await cutPower(server)

    const again = await start()
    const { balance } = await imported(await signIn(again.url), id, ({ state }) => state === 'done')
    expect(balance).toMatchObject({ read: 1500, created: 1500, duplicates: 0, waiting: 0, rejected: 0 })
    await again.stop()
  })
})
