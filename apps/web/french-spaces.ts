/** Keeps a number with its unit and a quotation with its marks, "23 h 59", "« Moi »": their spaces never end a line. For the source of a screen: no code is written like that. */
export const keepTogether = (source: string) =>
  source
    .replace(/(?<=[\d}]) (?=(?:h|min|Mo|€)(?![\w(=À-ÿ]))/g, NO_BREAK)
    .replace(/(?<=[\d}][ \u00a0]h) (?=\d|\$\{)/g, NO_BREAK)
    .replace(/(?<=«) | (?=»)/g, NO_BREAK)

const NO_BREAK = '\u00a0'
