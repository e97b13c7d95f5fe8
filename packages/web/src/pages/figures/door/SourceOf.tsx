import { indicatorOf } from '@wangdi/kernel/indicator/list.ts'
import { figuresText as text } from '../../../text/figures.ts'

import css from './door.module.css'

/** Where a rule comes from: the document, the clauses that must hold, the version of the definition. */
export const SourceOf = ({ indicator }: { readonly indicator: string }) => {
  const definition = indicatorOf(indicator)
  if (!definition) return null
  return (
    <div className={css.source}>
      <p>{definition.source}</p>
      {definition.clauses.length > 0 && (
        <>
          <p className={css.note}>{text.drill.clauses}</p>
          <ol>
            {definition.clauses.map(({ code, title }) => (
              <li key={code}>
                {title} <small>{code}</small>
              </li>
            ))}
          </ol>
        </>
      )}
      <p className={css.note}>
        {definition.id} · {text.drill.sourceVersion(definition.version)}
      </p>
    </div>
  )
}
