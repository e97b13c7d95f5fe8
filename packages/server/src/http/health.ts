import { statfs } from 'node:fs/promises'
import { health } from '@wangdi/store/health.ts'
import { sql } from '@wangdi/store/sql.ts'
import type { FastifyInstance } from 'fastify'
import type { World } from '../world.ts'

/** Below this share of free space the disk is not in order. */
const LEAST_FREE = 0.05

const diskOf = async (folder: string): Promise<{ ok: boolean; free_share: number }> => {
  const { bavail, blocks } = await statfs(folder)
  const share = Number(bavail) / Number(blocks)
  return { ok: share > LEAST_FREE, free_share: Math.round(share * 100) / 100 }
}

const jobsOf = async ({ store }: World): Promise<{ ok: boolean; running: number; failed: number }> => {
  const counts = await store.system('health', (tx) =>
    tx.one<{ running: number; failed: number }>(sql`
      select count(*) filter (where state in ('queued', 'running')) as running,
        count(*) filter (where state = 'failed') as failed
      from job where tenant = ${store.tenant}`),
  )
  return { ok: true, ...counts }
}

/** GET /health: 200 when the database, its migrations, jobs and disk are in order, else 503. Names no person. */
export const answerHealth = (app: FastifyInstance, world: World): void => {
  app.get('/health', { logLevel: 'silent' }, async (_request, reply) => {
    const database = await health(world.store).catch(() => ({ ok: false }))
    const [jobs, disk] = await Promise.all([
      jobsOf(world).catch(() => ({ ok: false })),
      diskOf(world.settings.folder).catch(() => ({ ok: false })),
    ])
    const ok = database.ok && jobs.ok && disk.ok
    return reply.code(ok ? 200 : 503).send({ ok, database, jobs, disk })
  })
}
