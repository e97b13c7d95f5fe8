import type { VersionStatus } from '@wangdi/kernel/record/record.ts'
import type { Context } from '../context.ts'
import type { Results } from '../read/results.ts'
import { type SaveRecord, type SaveResult, saveRecord } from './save-record.ts'

export interface Delivery {
  readonly version_id: string
  readonly base: string
  readonly date: string
  readonly to: string
  readonly way: string
}

/** Nothing but the delivery changes: what stood before stands with this reason. */
const UNCHANGED = '只登记结果送达，其余未改'

/**
 * Notes on the record, as a new version, when, to whom, how and by whom the results were delivered. Findings to be
 * confirmed that the record had before do not hold it up.
 */
export const deliverResults = async (
  asker: Context,
  { form, resident, record, sheet, unit }: Results,
  { version_id, base, date, to, way }: Delivery,
): Promise<SaveResult> => {
  // Whoever hands over the sheet did not do the service: the unit of the record stays.
  const context = { ...asker, unit }
  const head = record.versions.find((version) => version.version_id === record.head)
  const { keys } = sheet.delivery
  const version: SaveRecord = {
    record_id: record.record_id,
    version_id,
    base: [base],
    resident_id: resident,
    form: form.id,
    edition: record.edition,
    service_date: record.service_date,
    status: record.status as VersionStatus,
    fields: {
      ...head?.fields,
      [keys.date]: date,
      [keys.to]: to,
      [keys.way]: way,
      ...(context.name && { [keys.by]: context.name }),
    },
    findings_confirmed: head?.findings_confirmed ?? [],
    encounter_id: record.encounter_id,
    provider_id: record.provider,
  }
  const judged = await saveRecord(context, version, { dryRun: true })
  const found = 'findings' in judged ? judged.findings : []
  const old = found
    .filter(({ severity }) => severity === 'warn')
    .map(({ code, field }) => ({ code, field, reason: UNCHANGED }))
  const known = version.findings_confirmed ?? []
  const added = old.filter(({ code, field }) => !known.some((one) => one.code === code && one.field === field))
  return saveRecord(context, { ...version, findings_confirmed: [...known, ...added] })
}
