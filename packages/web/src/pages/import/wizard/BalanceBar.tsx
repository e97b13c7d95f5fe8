import type { Balance } from '@wangdi/kernel/api/routes/work.ts'
import { countWords } from '../../../parts/format.ts'
import { StatusChip } from '../../../parts/StatusChip.tsx'
import { importText } from '../../../text/import.ts'
import css from './balance.module.css'
import { agrees, parts, sumOf } from './balance.ts'

const text = importText.balance

/** Rows read = new + updated + unchanged + duplicates + waiting + rejected, as a bar and as a sum. */
export const BalanceBar = ({ balance }: { readonly balance: Balance }) => {
  const sentence = parts.map((part) => `${text[part]} ${countWords(balance[part])}`).join('、')
  return (
    <>
      <div className={css.bar} role="img" aria-label={text.sentence(sentence)}>
        {parts
          .filter((part) => balance[part] > 0)
          .map((part) => (
            <span key={part} className={css.part} data-part={part} style={{ flexGrow: balance[part] }} />
          ))}
      </div>
      <div className={css.line}>
        <dl className={css.sum}>
          <div>
            <dt>{text.read}</dt>
            <dd>{countWords(balance.read)}</dd>
          </div>
          {parts.map((part) => (
            <div key={part} className={css.term} data-part={part}>
              <dt>
                <i className={css.key} data-part={part} /> {text[part]}
              </dt>
              <dd>{countWords(balance[part])}</dd>
            </div>
          ))}
        </dl>
        {agrees(balance) ? (
          <StatusChip state="met">{text.agrees}</StatusChip>
        ) : (
          <StatusChip state="alarm">{text.differs(countWords(balance.read), countWords(sumOf(balance)))}</StatusChip>
        )}
      </div>
    </>
  )
}
