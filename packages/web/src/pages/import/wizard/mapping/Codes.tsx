import type { CodeGuess, ImportView } from '@wangdi/kernel/api/routes/work.ts'
import { Button } from 'antd'
import { useState } from 'react'
import { importText } from '../../../../text/import.ts'
import type { Mapping } from '../../useImport.ts'
import css from '../wizard.module.css'
import { type Codes as Chosen, CodeTable, mappingWith, proposedCodes } from './CodeTable.tsx'

const text = importText.codes

interface Props {
  readonly view: ImportView
  readonly busy: boolean
  readonly onNext: (mapping: Mapping) => void
}

/** Which wording of the file is which code of ours; what is left open makes its rows wait. */
export const Codes = ({ view, busy, onNext }: Props) => {
  const [codes, setCodes] = useState<Chosen>(() => proposedCodes(view.codes))
  const guesses: readonly CodeGuess[] = view.codes
  return (
    <section className={css.card} aria-labelledby="codes-title">
      <header className={css.head}>
        <h2 id="codes-title">{guesses.length === 0 ? text.none : text.title(guesses.length)}</h2>
        <span className="hint">{text.lead}</span>
      </header>
      <CodeTable view={view} guesses={guesses} codes={codes} onChange={setCodes} />
      <footer className={css.foot}>
        <span />
        <Button type="primary" loading={busy} onClick={() => onNext(mappingWith(view, codes))}>
          {text.next}
        </Button>
      </footer>
    </section>
  )
}
