/** A command of the line: takes the words after its name, answers the exit code. */
export interface Command {
  readonly run: (args: readonly string[]) => Promise<number>
}
