/** A whole figure as it was typed, or null where it is none or out of its bounds. */
export function wholeOf(typed: string, least: number, most: number): number | null {
  const figure = /^\s*[1-9]\d{0,6}\s*$/.test(typed) ? Number(typed) : 0
  return figure >= least && figure <= most ? figure : null
}
