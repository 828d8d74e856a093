import { FileUp } from 'lucide-react'
import { useState } from 'react'
import { type ImportReport, peopleApi } from '#api/people'
import { Banner } from '#ui/banner'
import { Button } from '#ui/button'
import { Card, Row, Stack } from '#ui/card'
import { type Column, DataTable } from '#ui/data-table'
import { Field, FieldError } from '#ui/field'
import { count } from '#ui/format'
import { PageTitle } from '#ui/page-title'
import { refusalSentence, type Sentences } from '#ui/refusal'
import { useToast } from '#ui/toast'
import { useWrite } from '#ui/use-endpoint'
import { sentences } from '../sentences.ts'
import styles from './people.module.css'

/** Structures and professionals from a spreadsheet: checked first, then written all or nothing. */
export const Imports = () => (
  <Stack gap={24}>
    <PageTitle
      title="Importer"
      intro="Un tableau enregistré en CSV, 5 000 lignes au plus. Rien n’est écrit avant votre accord ; refaire le même import ne change rien."
    />
    <div className={styles.columns}>
      <Import
        title="Structures"
        columns="réseau ; code ; nom ; département ; commune (code INSEE) ; adresse ; téléphone ; email ; fuseau horaire"
        hint="Les quatre premières colonnes sont nécessaires. Le code dit de quelle structure parle la ligne."
        check={peopleApi.checkStructures}
        write={peopleApi.importStructures}
      />
      <Import
        title="Professionnels"
        columns="structure (code) ; rôle ; prénom ; nom ; email ; fonction"
        hint="Rôles : conseiller, responsable, directeur, paiements, repérage, partenaire. Les nouveaux reçoivent une invitation."
        check={peopleApi.checkProfessionals}
        write={peopleApi.importProfessionals}
      />
    </div>
  </Stack>
)

type ImportProps = {
  title: string
  columns: string
  hint: string
  check: typeof peopleApi.checkStructures | typeof peopleApi.checkProfessionals
  write: typeof peopleApi.importStructures | typeof peopleApi.importProfessionals
}

function Import({ title, columns, hint, check, write }: ImportProps) {
  const [file, setFile] = useState<string>()
  const [report, setReport] = useState<ImportReport>()
  const [error, setError] = useState<string>()
  const toast = useToast()
  const reads = [peopleApi.structures, peopleApi.structure, peopleApi.professionals]
  const done = { onDone: setReport, onFailed: (e: unknown) => setError(refusalSentence(e)) }
  const checking = useWrite(check, done)
  const writing = useWrite(write, { ...done, invalidates: reads })
  const choose = async (chosen: File | undefined) => {
    setReport(undefined)
    setError(undefined)
    setFile(undefined)
    if (!chosen) return
    if (chosen.size > 2_900_000) return setError('Le fichier est trop lourd : 3 Mo au plus.')
    const content = toBase64(new Uint8Array(await chosen.arrayBuffer()))
    setFile(content)
    checking.send({ body: { file: content } })
  }
  const apply = async () => {
    const outcome = await writing.sendAndWait({ body: { file: file ?? '' } })
    if (outcome.state === 'done') toast('Import terminé.')
  }
  return (
    <Card title={title}>
      <p className={styles.soft}>{hint}</p>
      <Field label={`Fichier des ${title.toLocaleLowerCase('fr')}`} hint={`Colonnes : ${columns}`}>
        {(wiring) => (
          <input
            {...wiring}
            className={styles.file}
            type="file"
            accept=".csv,text/csv"
            onChange={(event) => void choose(event.target.files?.[0])}
          />
        )}
      </Field>
      {error && <FieldError>{error}</FieldError>}
      {report && <Report report={report} />}
      {report && !report.isApplied && !report.errors.length && report.created + report.updated > 0 && (
        <Row>
          <Button variant="main" icon={FileUp} busy={writing.sending} onClick={apply}>
            Importer {count(report.created + report.updated, 'ligne', 'lignes')}
          </Button>
        </Row>
      )}
    </Card>
  )
}

function toBase64(bytes: Uint8Array) {
  let binary = ''
  for (let i = 0; i < bytes.length; i += 32_768) binary += String.fromCharCode(...bytes.subarray(i, i + 32_768))
  return btoa(binary)
}

function Report({ report }: { report: ImportReport }) {
  if (report.errors.length)
    return (
      <Stack>
        <Banner tone="watch" title={`${count(report.errors.length + report.moreErrors, 'erreur', 'erreurs')} à corriger`}>
          Rien n’a été écrit. Corrigez le fichier puis choisissez-le à nouveau.
        </Banner>
        <DataTable
          caption="Erreurs du fichier"
          columns={errorColumns}
          rows={report.errors}
          rowKey={(e) => `${e.line} ${e.column} ${e.code}`}
          keys={false}
        />
        {report.moreErrors > 0 && <p className={styles.soft}>et {count(report.moreErrors, 'autre', 'autres')}.</p>}
      </Stack>
    )
  const what = [
    report.created && count(report.created, 'création', 'créations'),
    report.updated && count(report.updated, 'mise à jour', 'mises à jour'),
    report.unchanged && `${report.unchanged} sans changement`,
  ].filter(Boolean)
  return (
    <Banner
      tone={report.isApplied ? 'good' : 'info'}
      title={report.isApplied ? 'Import terminé' : `${count(report.rows, 'ligne lue', 'lignes lues')}, aucune erreur`}
    >
      {what.join(', ') || 'Rien à faire.'}
    </Banner>
  )
}

const errorColumns: Column<ImportReport['errors'][number]>[] = [
  { id: 'line', title: 'Ligne', main: true, cell: (e) => e.line },
  { id: 'column', title: 'Colonne', cell: (e) => e.column },
  { id: 'value', title: 'Valeur', cell: (e) => e.value || '(vide)' },
  { id: 'what', title: 'À corriger', phone: 'under', cell: (e) => wordsOf(e.code) },
]

function wordsOf(code: string) {
  const words = (sentences as Sentences)[code]
  return typeof words === 'string' ? words : typeof words === 'object' && typeof words.vous === 'string' ? words.vous : 'Valeur refusée.'
}
