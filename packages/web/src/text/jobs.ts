/** Words of the page of background work. */
export const jobsText = {
  title: '任务',
  lead: '在服务器上做，可以离开本页；服务器重启后接着做',
  empty: '没有任务。导入、导出、重新计算会列在这里',
  columns: { title: '任务', by: '谁', started: '开始', progress: '进度', state: '状态', result: '结果' },
  states: { queued: '排队', running: '正在做', done: '做完', failed: '中断' },
  units: (done: string, of: string) => `${done} / ${of}`,
  doneOnly: (done: string) => `${done}`,
  left: (minutes: number) => (minutes < 1 ? '约剩不到1分钟' : `约剩${minutes}分钟`),
  open: '去看',
  progressOf: (title: string) => `${title}的进度`,
} as const
