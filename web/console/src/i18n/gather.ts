/** Puts the catalogues of the features beside the console's own, each under its feature's name. */
export function gather(
  own: Record<string, unknown>,
  features: Record<string, unknown>,
): Record<string, unknown> {
  const all: Record<string, unknown> = { ...own }
  for (const [path, messages] of Object.entries(features)) {
    const name = /features\/([^/]+)\//.exec(path)?.[1]
    if (name) all[name] = messages
  }
  return all
}
