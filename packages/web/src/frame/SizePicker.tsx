import { signInText } from '../text/sign-in.ts'
import { type SizeChoice, useSizeChoice } from '../theme/size.ts'
import style from './SizePicker.module.css'

const sizes: readonly SizeChoice[] = ['auto', 'compact', 'touch', 'large']

/** Choice of text size, kept on this device. */
export const SizePicker = () => {
  const [choice, choose] = useSizeChoice()
  return (
    <fieldset className={style.sizes}>
      <legend className={style.legend}>{signInText.size}</legend>
      {sizes.map((size) => (
        <label key={size} className={`${style.size} ${choice === size ? style.chosen : ''}`}>
          <input
            type="radio"
            name="size"
            className="visually-hidden"
            checked={choice === size}
            onChange={() => choose(size)}
          />
          {signInText.sizes[size]}
        </label>
      ))}
    </fieldset>
  )
}
