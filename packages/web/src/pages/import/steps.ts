import type { ImportView } from '@wangdi/kernel/api/routes/work.ts'

export const steps = ['upload', 'detect', 'columns', 'codes', 'check', 'run', 'reconcile'] as const
export type Step = (typeof steps)[number]

type Facts = Pick<ImportView, 'state' | 'codes' | 'balance'>

/** Where an import stands by what the server has done; the address may ask for an earlier step. */
export const stepOf = ({ state, codes, balance }: Facts): Step => {
  switch (state) {
    case 'uploaded':
      return 'detect'
    case 'mapped':
      return codes.length > 0 ? 'codes' : 'check'
    case 'checking':
    case 'checked':
      return 'check'
    case 'running':
      return 'run'
    case 'failed':
      return balance ? 'run' : 'check'
    case 'done':
      return 'reconcile'
  }
}

const at = (step: Step): number => steps.indexOf(step)

/** Steps behind may be opened again until something is written. */
export const mayReopen = (view: Facts, step: Step): boolean =>
  step !== 'upload' &&
  ['uploaded', 'mapped', 'checked', 'failed'].includes(view.state) &&
  (at(step) <= at(stepOf(view)) || (view.state === 'uploaded' && step === 'columns')) &&
  at(step) < at('run')

/** The step that is shown: the one asked for where that is allowed. */
export const shownStep = (view: Facts, asked: string | undefined): Step => {
  const known = steps.find((step) => step === asked)
  return known && mayReopen(view, known) ? known : stepOf(view)
}
