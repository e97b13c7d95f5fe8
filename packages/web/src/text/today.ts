/** Words of 今日. */
export const todayText = {
  title: '今日',
  sentence: (name: string, place: string, today: number, overdue: number) =>
    today === 0
      ? `${name}，${place}今天没有到期的人`
      : `${name}，${place}今天要看 ${today} 人${overdue > 0 ? `，${overdue} 人已逾期` : ''}`,
  buckets: { today: '今天', overdue: '逾期', week: '7天内', done: '已完成' },
  counts: '按到期看',
  villages: '按村看',
  allVillages: '全部',
  byGroup: '按组排',
  find: '姓名、拼音、证号后4位',
  list: '要看的人',
  together: (n: number) => `一次办${n}件`,
  call: (name: string) => `给${name}打电话`,
  more: '看后面的人',
  empty: {
    today: (week: number) => `今天没有到期的人${week > 0 ? `。7天内还有 ${week} 人` : ''}`,
    overdue: '没有逾期的人',
    week: '7天内没有到期的人',
    done: '今天还没有办完的人',
  },
  seeWeek: '看7天内的',
  filtered: (village: string, bucket: string) => `没有符合“${village} · ${bucket}”的人`,
  choose: '从左边选一个人，这里看为什么要看、上次怎样',
  phone: {
    title: (name: string) => `打给${name}`,
    none: '没有登记电话',
    question: '接通了吗',
    answered: '接通',
    nobody: '没人接',
    wrong: '号码不对',
    later: '还没打',
    failed: '这次联系没记上',
    dial: '拨打',
  },
} as const
