/** A piece of a post's text: words, a topic, or somebody who is mentioned. */
export type TextPart =
  | { kind: 'words'; text: string }
  | { kind: 'topic'; text: string; topic: string }
  | { kind: 'person'; text: string; code: string }

const topics = /[#＃]([\p{L}\p{N}_]{1,30})/gu

/** Letters of words that end at a space; scripts that set no spaces know no such end. */
const spaced =
  /^(?!\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Bopomofo}|\p{Script=Hangul}|\p{Script=Thai}|\p{Script=Lao}|\p{Script=Khmer}|\p{Script=Myanmar}|\p{Script=Tibetan})[\p{L}\p{Nd}]/u

/** Where a text has `@name`, or -1: a name does not end within a word, so `@Linda` names no Lin. */
export function placeOfName(text: string, name: string) {
  const last = [...name].at(-1) ?? ''
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const end = at + 1 + name.length
    if (text.startsWith(name, at + 1) && !(spaced.test(last) && spaced.test(text.slice(end)))) return at
  }
  return -1
}

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
    const at = placeOfName(text, name)
    if (at >= 0)
      found.push({ at, end: at + name.length + 1, part: { kind: 'person', text: `@${name}`, code } })
  }
  const parts: TextPart[] = []
  let from = 0
  for (const { at, end, part } of found.sort((one, other) => one.at - other.at || other.end - one.end)) {
    if (at < from) continue
    if (at > from) parts.push({ kind: 'words', text: text.slice(from, at) })
    parts.push(part)
    from = end
  }
  if (from < text.length) parts.push({ kind: 'words', text: text.slice(from) })
  return parts
}
