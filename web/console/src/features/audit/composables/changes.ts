export interface Change {
  /** Where, as a path into the record: `price.amountMinor`, `tags[1]`. */
  field: string
  before: string | null
  after: string | null
}

/** What differs between two states of a record, field by field; what stayed the same is left out. */
export function changesBetween(before: unknown, after: unknown): Change[] {
  const was = flat(before)
  const is = flat(after)
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((field) => ({ field, before: was.get(field) ?? null, after: is.get(field) ?? null }))
    .filter((change) => change.before !== change.after)
}

function flat(value: unknown, path = '', found = new Map<string, string>()): Map<string, string> {
  if (Array.isArray(value)) {
    value.forEach((item, at) => flat(item, `${path}[${at}]`, found))
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) flat(inner, path ? `${path}.${key}` : key, found)
  } else if (value !== undefined && value !== null && path) {
    found.set(path, String(value))
  }
  return found
}
