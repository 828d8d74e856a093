/** A piece of a message: words, or an address that can be followed. */
export type Piece = { text: string; href?: string }

const address = /\bhttps?:\/\/[^\s<>"«»]+/gi
const trailing = /[.,;:!?…'’)\]]+$/

/** Cuts a text at its web addresses. Only http and https are links; the punctuation that ends a sentence is not part of them. */
export function cutAtLinks(text: string): Piece[] {
  const pieces: Piece[] = []
  let last = 0
  for (const found of text.matchAll(address)) {
    const href = balanced(found[0])
    if (!URL.canParse(href)) continue
    if (found.index > last) pieces.push({ text: text.slice(last, found.index) })
    pieces.push({ text: href, href })
    last = found.index + href.length
  }
  if (last < text.length) pieces.push({ text: text.slice(last) })
  return pieces
}

/** Without final punctuation, unless a closing bracket was opened inside. */
function balanced(url: string) {
  const cut = url.replace(trailing, '')
  return url.startsWith(`${cut})`) && count(cut, '(') > count(cut, ')') ? `${cut})` : cut
}
const count = (text: string, sign: string) => text.split(sign).length - 1
