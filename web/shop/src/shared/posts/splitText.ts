/** A piece of a post's text: words, a topic, or somebody who is mentioned. */
export type TextPart =
  | { kind: 'words'; text: string }
  | { kind: 'topic'; text: string; topic: string }
  | { kind: 'person'; text: string; code: string }

const topics = /[#＃]([\p{L}\p{N}_]{1,30})/gu

/** Topics become links as the server reads them; names do only where the post mentions their person. */
export function splitText(text: string, mentions: { code: string; name: string }[]): TextPart[] {
  const found: { at: number; end: number; part: TextPart }[] = []
  for (const match of text.matchAll(topics)) {
    const topic = match[1]!.normalize('NFKC').toLowerCase()
    found.push({
      at: match.index,
      end: match.index + match[0].length,
      part: { kind: 'topic', text: match[0], topic },
    })
  }
  for (const { code, name } of mentions) {
    const at = text.indexOf(`@${name}`)
    if (at >= 0)
      found.push({ at, end: at + name.length + 1, part: { kind: 'person', text: `@${name}`, code } })
  }
  const parts: TextPart[] = []
  let from = 0
  for (const { at, end, part } of found.sort((one, other) => one.at - other.at)) {
    if (at < from) continue
    if (at > from) parts.push({ kind: 'words', text: text.slice(from, at) })
    parts.push(part)
    from = end
  }
  if (from < text.length) parts.push({ kind: 'words', text: text.slice(from) })
  return parts
}
