import type { Page } from 'playwright-core'

/** Answers by field: what a user types once the focus is in it. A text starting with a code is that option. */
export type Answers = Readonly<Record<string, string>>

/** The field of the form that holds the focus. */
const focused = async (page: Page): Promise<string | null> => {
  const inside = page.locator('[id^="f-"]:focus-within')
  return (await inside.count()) === 0 ? null : ((await inside.last().getAttribute('id'))?.slice(2) ?? null)
}

/**
 * Fills a form as one does who never touches the mouse: F8 goes to the next field that is open, the answer is typed,
 * until nothing is open any more.
 */
export const fillByKeyboard = async (page: Page, answers: Answers): Promise<readonly string[]> => {
  const asked: string[] = []
  const status = page.getByRole('navigation', { name: '各节' }).getByRole('status')
  while ((await status.textContent()) !== '必填已齐') {
    await page.keyboard.press('F8')
    const field = await focused(page)
    if (field === null || asked.at(-1) === field) {
      throw new Error(`F8 went to ${field}; still open: ${await status.textContent()}`)
    }
    const answer = answers[field]
    if (answer === undefined) throw new Error(`the form asks for ${field}, and there is no answer`)
    // What stands there from last time is replaced.
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Delete')
    await page.keyboard.type(answer)
    await page.keyboard.press('Enter')
    asked.push(field)
  }
  return asked
}
