/**
 * Lets long text start on its own line: drops the line break after the opening
 * backtick. Escapes work as in any template literal.
 */
export function prose(strings: TemplateStringsArray): string {
  return strings[0].replace(/^\n/, '')
}

/** As `prose`, but keeps backslashes, so that program text reads as it will be written. */
export function code(strings: TemplateStringsArray): string {
  return strings.raw[0].replace(/^\n/, '')
}
