import { XmlDocument } from 'libxml2-wasm'

const namespaces = {
  pain001: 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09',
  pain002: 'urn:iso:std:iso:20022:tech:xsd:pain.002.001.11',
  camt: 'urn:iso:std:iso:20022:tech:xsd:camt.054.001.08',
}
const paying = { name: 'AGENCE DE SERVICES ET DE PAIEMENT', iban: 'FR7610071750000000100000153', bic: 'TRPUFRP1' }
const largest = 10_000

export type Transfer = { reference: string; name: string; iban: string; amountCents: number; about: string }
export type Credit = Transfer & { messageId: string }

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
/** Cents as the two decimals of a message. */
export const toEuros = (cents: number) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
const toCents = (euros: string) => {
  const found = /^(\d{1,9})\.(\d{2})$/.exec(euros)
  if (!found) throw new Error(`not an amount: ${euros}`)
  return Number(found[1]) * 100 + Number(found[2])
}
const sum = (list: readonly { amountCents: number }[]) => list.reduce((total, one) => total + one.amountCents, 0)

/** `pain.001.001.09`: the transfers of a series, at most 10 000 a message, one payment information each, no address of the creditor. */
export function writeTransfers(series: string, executesOn: string, at: string, transfers: readonly Transfer[]) {
  const messages = []
  for (let from = 0; from < transfers.length; from += largest) messages.push(transfers.slice(from, from + largest))
  return messages.map((part, n) => {
    const id = `${series}-${String(n + 1).padStart(2, '0')}`
    const counted = `<NbOfTxs>${part.length}</NbOfTxs><CtrlSum>${toEuros(sum(part))}</CtrlSum>`
    const body = `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="${namespaces.pain001}"><CstmrCdtTrfInitn>
<GrpHdr><MsgId>${id}</MsgId><CreDtTm>${at.slice(0, 19)}Z</CreDtTm>${counted}<InitgPty><Nm>${paying.name}</Nm></InitgPty></GrpHdr>
<PmtInf><PmtInfId>${id}</PmtInfId><PmtMtd>TRF</PmtMtd><BtchBookg>true</BtchBookg>${counted}<PmtTpInf><SvcLvl><Cd>SEPA</Cd></SvcLvl></PmtTpInf>
<ReqdExctnDt><Dt>${executesOn}</Dt></ReqdExctnDt><Dbtr><Nm>${paying.name}</Nm></Dbtr><DbtrAcct><Id><IBAN>${paying.iban}</IBAN></Id></DbtrAcct>
<DbtrAgt><FinInstnId><BICFI>${paying.bic}</BICFI></FinInstnId></DbtrAgt><ChrgBr>SLEV</ChrgBr>
${part.map(transferXml).join('\n')}
</PmtInf></CstmrCdtTrfInitn></Document>
`
    return { id, xml: body }
  })
}

const transferXml = (t: Transfer) =>
  `<CdtTrfTxInf><PmtId><InstrId>${escaped(t.reference)}</InstrId><EndToEndId>${escaped(t.reference)}</EndToEndId></PmtId><Amt><InstdAmt Ccy="EUR">${toEuros(t.amountCents)}</InstdAmt></Amt><Cdtr><Nm>${escaped(t.name.slice(0, 70))}</Nm></Cdtr><CdtrAcct><Id><IBAN>${t.iban}</IBAN></Id></CdtrAcct><Purp><Cd>SSBE</Cd></Purp><RmtInf><Ustrd>${escaped(t.about.slice(0, 140))}</Ustrd></RmtInf></CdtTrfTxInf>`

/** Reads a `pain.001` as a bank does: counts, sums and references must hold. */
export function readTransfers(xml: string): Credit[] {
  const document = XmlDocument.fromString(xml)
  try {
    const names = { p: namespaces.pain001 }
    const text = (at: string) => document.get(at, names)?.content ?? ''
    const header = '/p:Document/p:CstmrCdtTrfInitn/p:GrpHdr'
    const messageId = text(`${header}/p:MsgId`)
    const credits = document.find('//p:CdtTrfTxInf', names).map((node) => {
      const inside = (at: string) => node.get(at, names)?.content ?? ''
      return {
        messageId,
        reference: inside('p:PmtId/p:EndToEndId'),
        name: inside('p:Cdtr/p:Nm'),
        iban: inside('p:CdtrAcct/p:Id/p:IBAN'),
        amountCents: toCents(inside('p:Amt/p:InstdAmt')),
        about: inside('p:RmtInf/p:Ustrd'),
      }
    })
    if (String(credits.length) !== text(`${header}/p:NbOfTxs`) || toEuros(sum(credits)) !== text(`${header}/p:CtrlSum`))
      throw new Error(`${messageId}: NbOfTxs or CtrlSum is wrong`)
    if (new Set(credits.map((c) => c.reference)).size !== credits.length) throw new Error(`${messageId}: an EndToEndId comes twice`)
    return credits
  } finally {
    document.dispose()
  }
}

/** `pain.002.001.11`: what the bank took, and what it refused at once with its reason. */
export function writeStatus(messageId: string, at: string, credits: readonly Credit[], refused: ReadonlyMap<string, string>) {
  const refusals = credits.filter((c) => refused.has(c.reference))
  const group = refusals.length === 0 ? 'ACCP' : refusals.length === credits.length ? 'RJCT' : 'PART'
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="${namespaces.pain002}"><CstmrPmtStsRpt><GrpHdr><MsgId>ST-${messageId}</MsgId><CreDtTm>${at.slice(0, 19)}Z</CreDtTm></GrpHdr>
<OrgnlGrpInfAndSts><OrgnlMsgId>${messageId}</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId><GrpSts>${group}</GrpSts></OrgnlGrpInfAndSts>
<OrgnlPmtInfAndSts><OrgnlPmtInfId>${messageId}</OrgnlPmtInfId>${refusals.map((c) => `<TxInfAndSts><OrgnlEndToEndId>${escaped(c.reference)}</OrgnlEndToEndId><TxSts>RJCT</TxSts><StsRsnInf><Rsn><Cd>${refused.get(c.reference)}</Cd></Rsn></StsRsnInf></TxInfAndSts>`).join('')}</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>
`
}

/** The references that a `pain.002` refuses, with the reason. */
export function readRefusals(xml: string): Map<string, string> {
  const document = XmlDocument.fromString(xml)
  try {
    const names = { p: namespaces.pain002 }
    return new Map(
      document
        .find("//p:TxInfAndSts[p:TxSts='RJCT']", names)
        .map((node) => [node.get('p:OrgnlEndToEndId', names)?.content ?? '', node.get('p:StsRsnInf/p:Rsn/p:Cd', names)?.content ?? '']),
    )
  } finally {
    document.dispose()
  }
}

export type GivenBack = { reference: string; code: string; amountCents: number; on: string }

/** `camt.054.001.08`: credits to the paying account that are transfers coming back. */
export function writeReturns(id: string, at: string, list: readonly GivenBack[]) {
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="${namespaces.camt}"><BkToCstmrDbtCdtNtfctn><GrpHdr><MsgId>${id}</MsgId><CreDtTm>${at.slice(0, 19)}Z</CreDtTm></GrpHdr>
<Ntfctn><Id>${id}</Id><Acct><Id><IBAN>${paying.iban}</IBAN></Id></Acct>${list
    .map(
      (r) => `
<Ntry><Amt Ccy="EUR">${toEuros(r.amountCents)}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>${r.on}</Dt></BookgDt><BkTxCd/><NtryDtls><TxDtls><Refs><EndToEndId>${escaped(r.reference)}</EndToEndId></Refs><Amt Ccy="EUR">${toEuros(r.amountCents)}</Amt><CdtDbtInd>CRDT</CdtDbtInd><RtrInf><Rsn><Cd>${r.code}</Cd></Rsn></RtrInf></TxDtls></NtryDtls></Ntry>`,
    )
    .join('')}</Ntfctn></BkToCstmrDbtCdtNtfctn></Document>
`
}

/** What a `camt.054` says came back. */
export function readReturns(xml: string): GivenBack[] {
  const document = XmlDocument.fromString(xml)
  try {
    const names = { p: namespaces.camt }
    return document.find('//p:Ntry', names).map((node) => {
      const inside = (at: string) => node.get(at, names)?.content ?? ''
      return {
        reference: inside('.//p:Refs/p:EndToEndId'),
        code: inside('.//p:RtrInf/p:Rsn/p:Cd'),
        amountCents: toCents(inside('p:Amt')),
        on: inside('p:BookgDt/p:Dt'),
      }
    })
  } finally {
    document.dispose()
  }
}
