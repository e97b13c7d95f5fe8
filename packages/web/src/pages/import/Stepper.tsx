import { CheckOutlined } from '@ant-design/icons'
import type { ImportView } from '@wangdi/kernel/api/routes/work.ts'
import { importText as text } from '../../text/import.ts'
import css from './stepper.module.css'
import { mayReopen, type Step, stepOf, steps } from './steps.ts'

interface Props {
  readonly view: ImportView
  readonly shown: Step
  readonly onOpen: (step: Step) => void
}

/** A record of what has been done, not a promise: steps behind open again until something is written. */
export const Stepper = ({ view, shown, onOpen }: Props) => {
  const reached = steps.indexOf(stepOf(view))
  return (
    <ol className={css.steps} aria-label={text.stepsLabel}>
      {steps.map((step, at) => {
        const done = at < reached || view.state === 'done'
        const state = step === shown ? 'now' : done ? 'done' : 'later'
        const inside = (
          <>
            <span className={css.sign} aria-hidden="true">
              {done && step !== shown ? <CheckOutlined /> : at + 1}
            </span>
            {text.steps[step]}
            {state === 'done' && <span className="visually-hidden">{text.stepDone}</span>}
          </>
        )
        return (
          <li key={step} className={css.step} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
            {step !== shown && mayReopen(view, step) ? (
              <button type="button" onClick={() => onOpen(step)}>
                {inside}
              </button>
            ) : (
              <span>{inside}</span>
            )}
          </li>
        )
      })}
    </ol>
  )
}
