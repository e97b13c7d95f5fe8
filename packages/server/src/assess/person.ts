import { type Day, yearEnd, yearOf } from '@wangdi/kernel/day/day.ts'
import type { RecordLine, ResidentLine } from '@wangdi/kernel/exchange/line.ts'
import type { Finding } from '@wangdi/kernel/form/finding.ts'
import { finding } from '@wangdi/kernel/form/finding.ts'
import { upgraded } from '@wangdi/kernel/form/import-map.ts'
import { formOf } from '@wangdi/kernel/form/list.ts'
import { validate } from '@wangdi/kernel/form/validate.ts'
import { checkDocument, isCitizenType } from '@wangdi/kernel/identity/documents.ts'
import { factsOf } from '@wangdi/kernel/programme/facts.ts'
import { lifeOf } from '@wangdi/kernel/programme/life.ts'
import type { Person, Subject } from '@wangdi/kernel/programme/subject.ts'
import { programmes } from '@wangdi/kernel/programmes/list.ts'
import { isEffective, type RecordFact } from '@wangdi/kernel/record/record.ts'
import { formContextOf } from '@wangdi/store/formcontext.ts'
import { withEnvelope } from '@wangdi/store/versions.ts'
import { type Collected, headsOf } from './collect.ts'
import type { Places } from './ground.ts'

const validId = ({ id_type, id_number }: ResidentLine, on: Day): boolean =>
  id_number !== null &&
  isCitizenType(id_type, id_number) &&
  checkDocument(id_type, id_number, on).findings.every(({ severity }) => severity !== 'reject' && severity !== 'block')

/** A resident that the file does not describe has no name, birth or sex; checks that need them do not fire. */
const personOf = ({ resident_id, resident }: Collected, places: Places, on: Day): Person => {
  const village = resident ? places.numberOf(resident.village) : 0
  const since = (resident?.residence_start_date ?? on) as Day
  return {
    resident_id,
    name: resident?.name ?? '',
    sex: resident?.sex ?? '0',
    birth_date: (resident?.birth_date ?? null) as Day | null,
    village,
    unit: places.unitOf(village, since),
    residence_type: resident?.residence_type ?? '1',
    residence_start_date: (resident?.residence_start_date ?? null) as Day | null,
    paper_only: resident?.paper_only ?? false,
    valid_id: resident ? validId(resident, on) : false,
    opened_to_resident_on: (resident?.opened_to_resident_on ?? null) as Day | null,
  }
}

const factOf = (line: RecordLine, places: Places): RecordFact => {
  const form = formOf(line.form)
  const fields = form ? upgraded(form, line.fields, line.edition) : line.fields
  const day = line.service_date as Day
  return {
    record_id: line.record_id,
    form: line.form,
    edition: line.edition,
    service_date: day,
    status: line.status,
    fields: form ? withEnvelope(form, fields, day, line.provider_id) : fields,
    recorded_at: line.recorded_at ?? `${day}T00:00:00+08:00`,
    org_id: line.org_id === null ? null : places.numberOf(line.org_id),
    provider_id: line.provider_id,
  }
}

const findingsOf = (record: RecordFact, subject: Subject, places: Places, on: Day): readonly Finding[] => {
  const form = formOf(record.form)
  if (!form) return [finding('NOT_IN_OPTIONS', 'form', `没有编号为“${record.form}”的表单`)]
  const ground = { settings: subject.settings, areaOf: places.areaOf }
  const context = formContextOf(subject, form, record.service_date, on, ground, record.record_id)
  return validate(form, record.fields, context)
}

/** What `wangdi assess` prints for one resident: states, findings per record, and each programme's judgement. */
export const assessPerson = (collected: Collected, places: Places, on: Day): Readonly<Record<string, unknown>> => {
  const heads = headsOf(collected.versions).map((line) => factOf(line, places))
  const subject: Subject = {
    person: personOf(collected, places, on),
    records: heads.filter(({ status }) => isEffective(status)),
    horizon: yearEnd(yearOf(on) + 1),
    settings: {},
    unitOf: places.unitOf,
    unitDays: places.unitDays,
    areaOf: places.numberOf,
  }
  const life = lifeOf(subject)
  const unsubmitted = heads.filter(({ status }) => !isEffective(status))
  return {
    resident_id: collected.resident_id,
    on,
    record_state: life.recordStateAt(on),
    residence: life.residenceAt(on),
    records: heads.map((record) => ({
      record_id: record.record_id,
      form: record.form,
      service_date: record.service_date,
      status: record.status,
      findings: record.status === 'voided' ? [] : findingsOf(record, subject, places, on),
    })),
    programmes: Object.fromEntries(
      programmes.flatMap((programme) => {
        const facts = factsOf(programme, subject, formOf)
        return programme.assess ? [[programme.id, programme.assess(facts, lifeOf(facts), on, unsubmitted)]] : []
      }),
    ),
  }
}
