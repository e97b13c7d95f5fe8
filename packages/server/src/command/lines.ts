import { once } from 'node:events'
import type { Writable } from 'node:stream'

/** Lines of a UTF-8 stream, cut at LF alone (U+2028 may stand inside a JSON text), without a CR before it. */
export async function* linesOf(input: AsyncIterable<Buffer | string>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8')
  let rest = ''
  for await (const chunk of input) {
    rest += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })
    const parts = rest.split('\n')
    rest = parts.pop() ?? ''
    for (const part of parts) yield part.endsWith('\r') ? part.slice(0, -1) : part
  }
  rest += decoder.decode()
  if (rest !== '') yield rest.endsWith('\r') ? rest.slice(0, -1) : rest
}

/** The whole of a stream as text. */
export const textOf = async (input: AsyncIterable<Buffer | string>): Promise<string> => {
  const decoder = new TextDecoder('utf-8')
  let text = ''
  for await (const chunk of input) text += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })
  return text + decoder.decode()
}

/** Writes one line and waits while the reader is slower. */
export const writeLineTo = async (output: Writable, line: string): Promise<void> => {
  if (!output.write(`${line}\n`)) await once(output, 'drain')
}
