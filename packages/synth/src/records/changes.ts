import { addDays, type Day, earlier } from '@wangdi/kernel/day/day.ts'
import type { RecordLine } from '@wangdi/kernel/exchange/line.ts'
import { doctorOn, type Resident } from '../people/person.ts'
import type { Random } from '../random.ts'
import { type Answers, written } from '../record.ts'

const CAUSES = ['脑卒中', '冠心病', '肺部感染', '恶性肿瘤', '慢性阻塞性肺疾病', '跌倒致死']

/** What changes counting: absence, transfer, death, leaving (居住情况变更、档案转移、档案状态变更). */
export const changeRecords = (person: Resident, today: Day, r: Random): RecordLine[] => {
  const { fate, id, movesTo, village } = person
  const found: RecordLine[] = []
  const write = (form: string, on: Day, fields: Answers): void => {
    if (on <= today) found.push(written({ resident: id, form, on, fields, author: doctorOn(person, on), by: today }, r))
  }
  if (fate.away) {
    write('rec_residence', fate.away.since, { away_since: fate.away.since })
    if (fate.away.back) write('rec_residence', fate.away.back, { return_date: fate.away.back })
  }
  if (fate.transfer && movesTo)
    write('rec_transfer', fate.transfer, {
      from_org: village.station,
      to_org: movesTo.station,
      to_village: movesTo.code,
      state: 'accepted',
      requested_on: addDays(fate.transfer, -r.int(1, 10)),
      decided_on: fate.transfer,
      reason: r.pick(['搬迁', '婚嫁', '随子女居住']),
    })
  if (fate.death)
    write('rec_lifecycle', earlier(today, addDays(fate.death, r.int(0, 3))), {
      to: 'closed_deceased',
      reason: '死亡终止',
      death_date: fate.death,
      death_cause: r.pick(CAUSES),
      death_source: r.pick(['1', '1', '2', '3']),
    })
  if (fate.movedOut)
    write('rec_lifecycle', fate.movedOut, {
      to: 'closed_moved_out',
      reason: '迁出本县',
      move_out_date: fate.movedOut,
      destination: '外省外县',
      handover: { what: '居民健康档案复印件', to_whom: '本人', date: fate.movedOut },
    })
  return found
}

const COMPLAINTS = [
  ['咳嗽、咳痰3天', '体温36.9℃，咽部充血，双肺呼吸音清', '上呼吸道感染', '多饮水，口服药物，3天后复诊'],
  ['腰痛1周，劳累后加重', '腰部压痛，直腿抬高试验阴性', '腰肌劳损', '休息，热敷，避免负重'],
  ['胃部不适2天', '上腹轻压痛，无反跳痛', '慢性胃炎', '清淡饮食，口服药物'],
  ['双膝关节疼痛半月', '双膝轻度肿胀，活动尚可', '膝骨关节炎', '减少上下楼，局部理疗'],
  ['头晕1天', '血压测量在正常范围，神经系统检查无异常', '头晕待查', '观察，必要时到上级医院检查'],
] as const

/** Care outside the programmes (接诊记录). */
export const encounterRecords = (person: Resident, today: Day, r: Random): RecordLine[] => {
  const { fate, id } = person
  if (!r.chance(0.45)) return []
  const on = addDays(today, -(r.chance(0.65) ? r.int(1, 364) : r.int(365, 900)))
  const away = fate.away && on >= fate.away.since && !(fate.away.back && on > fate.away.back)
  if (on <= fate.opened || on >= fate.until || away) return []
  const [subjective, objective, assessment, plan] = r.pick(COMPLAINTS)
  const fields = { subjective, objective, assessment, plan }
  return [written({ resident: id, form: 'rec_encounter', on, fields, author: doctorOn(person, on), by: today }, r)]
}
