/** A page of the console to go on to; never an address elsewhere. */
export function wayBack(asked: string): string {
  return /^\/(?![/\\])/.test(asked) ? asked : '/'
}
