import PDFDocument from 'pdfkit'

/** A piece of a document, in reading order. */
export type Part = { heading: string } | { text: string } | { list: readonly string[] } | { signature: string; drawing: string | null }

/** A tagged PDF in French, with its title: read aloud in order, headings and lists told as such. */
export async function makePdf(title: string, parts: readonly Part[]) {
  const doc = new PDFDocument({
    size: 'A4',
    margin: 56,
    lang: 'fr-FR',
    tagged: true,
    displayTitle: true,
    pdfVersion: '1.7',
    info: { Title: title, Creator: 'Élan' },
  })
  const bytes = collect(doc)
  const root = doc.struct('Document')
  doc.addStructure(root)
  root.add(doc.struct('H1', {}, () => void doc.font('Helvetica-Bold').fontSize(18).text(title).moveDown(0.8)))
  for (const part of parts) root.add(draw(doc, part))
  root.end()
  doc.end()
  return bytes
}

type Pdf = InstanceType<typeof PDFDocument>
function draw(doc: Pdf, part: Part) {
  if ('heading' in part)
    return doc.struct('H2', {}, () => void doc.moveDown(0.5).font('Helvetica-Bold').fontSize(13).text(part.heading).moveDown(0.3))
  if ('list' in part) return drawList(doc, part.list)
  if ('signature' in part) return drawSignature(doc, part)
  return doc.struct('P', {}, () => void doc.font('Helvetica').fontSize(11).text(part.text, { lineGap: 3 }).moveDown(0.5))
}

function drawList(doc: Pdf, items: readonly string[]) {
  const list = doc.struct('L')
  for (const item of items)
    list.add(
      doc.struct('LI', {}, [
        doc.struct('LBody', {}, () => void doc.font('Helvetica').fontSize(11).text(`•  ${item}`, { lineGap: 3, indent: 8 }).moveDown(0.25)),
      ]),
    )
  return list
}

/** What was drawn is shown small, with its words as the alternative. */
function drawSignature(doc: Pdf, { signature, drawing }: Extract<Part, { signature: string }>) {
  const said = doc.struct('P', {}, () => void doc.font('Helvetica').fontSize(11).text(signature, { lineGap: 3 }).moveDown(0.3))
  if (!drawing) return said
  const group = doc.struct('Sect', {}, [said])
  group.add(
    doc.struct('Figure', { alt: `Signature dessinée : ${signature}` }, () => {
      if (doc.y > 700) doc.addPage()
      const { x, y } = doc
      doc.save().translate(x, y).scale(0.25).path(drawing).lineWidth(6).stroke().restore()
      doc.x = x
      doc.y = y + 60
    }),
  )
  return group
}

async function collect(doc: Pdf) {
  const chunks: Buffer[] = []
  for await (const chunk of doc) chunks.push(chunk as Buffer)
  return new Uint8Array(Buffer.concat(chunks))
}

/** "1er décembre 2026". */
export function frenchDay(day: string) {
  const words = new Intl.DateTimeFormat('fr-FR', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(day))
  return words.replace(/^1 /, '1er ')
}
