import type { Finding } from '@wangdi/kernel/form/finding.ts'
import { nameKey } from '@wangdi/kernel/identity/name.ts'
import type { Tx } from '../db.ts'
import { sql } from '../sql.ts'
import { identityCells, type PersonFacts } from './rows.ts'

/** A resident that may be the same; the id only where the asker may see the resident. */
export interface Twin {
  readonly person: string
  readonly village: number
  readonly name: string
  readonly unit_name: string
  readonly state: string
}

const columns = sql`p.person, p.village, p.name, coalesce(u.name, '') as unit_name, p.state`

/** The resident who holds the number (R-ID-8), whatever the asker's scope. Runs with the deriver's rights. */
export const holderOf = async (
  tx: Tx,
  tenant: number,
  key: Buffer,
  facts: PersonFacts,
  except: string,
): Promise<Twin | null> => {
  const { blind } = identityCells(key, facts)
  if (blind === null) return null
  return tx.maybe<Twin>(
    sql`select ${columns}
        from identity i
        join person p on p.tenant = i.tenant and p.person = i.person
        left join unit u on u.tenant = p.tenant and u.unit = p.unit
        where i.tenant = ${tenant} and i.blind = ${blind} and i.live and i.person <> ${except}`,
  )
}

/** Same name, sex and birth date (R-ID-10); at most 20. */
export const namesakes = (tx: Tx, tenant: number, facts: PersonFacts, except: string): Promise<Twin[]> =>
  facts.birth_date === null
    ? Promise.resolve([])
    : tx.rows<Twin>(
        sql`select ${columns}
            from person p left join unit u on u.tenant = p.tenant and u.unit = p.unit
            where p.tenant = ${tenant} and p.birth_date = ${facts.birth_date} and p.name_key = ${nameKey(facts.name)}
              and p.sex = ${facts.sex} and p.person <> ${except} and p.state <> 'void_duplicate'
            order by p.person limit 20`,
      )

const stateWords: Readonly<Record<string, string>> = {
  draft: '未完成建档',
  active: '在档',
  closed_deceased: '死亡终止',
  closed_moved_out: '迁出终止',
  closed_lost: '失访终止',
  void_duplicate: '重复作废',
}

/** Institution and state of the other record, never its content. */
export const duplicateId = ({ unit_name, state }: Twin): Finding => ({
  code: 'DUP_ID',
  severity: 'block',
  category: 'duplicate',
  field: 'id_number',
  message_zh: `这个证件号已在${unit_name || '本县'}建档（${stateWords[state] ?? state}），请查找那份档案，或申请合并`,
  rule: 'R-ID-8',
})

export const possibleDuplicate = (twins: readonly Twin[]): Finding => ({
  code: 'DUP_POSSIBLE',
  severity: 'warn',
  category: 'duplicate',
  field: 'name',
  message_zh: `已有${twins.length}份同名、同性别、同出生日期的档案，请核对是不是同一个人，不是的请注明`,
  rule: 'R-ID-10',
})

/** Rows of the answer: who may be the same, the id only within the asker's villages. */
export const shownTwins = (twins: readonly Twin[], villages: readonly number[]) =>
  twins.map(({ person, village, name, unit_name, state }) => ({
    resident_id: villages.includes(village) ? person : null,
    name,
    unit_name,
    state,
  }))
