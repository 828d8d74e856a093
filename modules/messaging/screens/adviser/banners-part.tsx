import { Megaphone } from 'lucide-react'
import { useState } from 'react'
import { v7 } from 'uuid'
import { Badge } from '#ui/badge'
import { ErrorNotice } from '#ui/banner'
import { Button } from '#ui/button'
import { Card } from '#ui/card'
import { ConfirmDialog, Dialog } from '#ui/dialog'
import { DateField, SelectField, TextArea } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { isoDay, shortDay } from '#ui/format'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { useToast } from '#ui/toast'
import { useEndpoint, useWrite } from '#ui/use-endpoint'
import { type Banner, messagingApi } from '../../api.ts'
import styles from './conversations.module.css'
import { OwnPart } from './own-part.tsx'

/** What stands above the conversations of one's people, between two days. */
export const BannersPart = () => (
  <OwnPart
    reading={useEndpoint(messagingApi.banners)}
    add="Nouveau bandeau"
    empty={{
      icon: Megaphone,
      title: 'Aucun bandeau',
      text: (
        <>
          Une fermeture, un forum, un délai qui approche : il s’affiche en haut de l’accueil et de la conversation de chacun, entre deux
          dates.
        </>
      ),
    }}
    form={(close) => <BannerForm onClose={close} />}
  >
    {(b) => <OneBanner key={b.id} banner={b} />}
  </OwnPart>
)

function OneBanner({ banner }: { banner: Banner }) {
  const timeZone = useTimeZone()
  const toast = useToast()
  const [asking, setAsking] = useState(false)
  const withdraw = useWrite(messagingApi.withdrawBanner, { invalidates: [messagingApi.banners], onDone: () => toast('Bandeau retiré') })
  const today = isoDay(Date.now(), timeZone)
  const state = banner.withdrawnAt ? 'Retiré' : banner.untilOn < today ? 'Terminé' : banner.fromOn > today ? 'Prévu' : 'Affiché'
  const stands = state === 'Affiché' || state === 'Prévu'
  return (
    <Card>
      <p className={styles.doneHead}>
        <Badge tone={state === 'Affiché' ? 'good' : 'plain'}>{state}</Badge> du {shortDay(banner.fromOn, timeZone)} au{' '}
        {shortDay(banner.untilOn, timeZone)} · {banner.list ? `liste « ${banner.list.name} »` : 'tous mes jeunes'}
      </p>
      <p className={styles.sentText}>{banner.text}</p>
      {stands && (
        <div className={styles.choices}>
          <Button small variant="quiet" onClick={() => setAsking(true)}>
            Retirer
          </Button>
        </div>
      )}
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        onConfirm={() => withdraw.sendAndWait({ params: { id: banner.id } })}
        title="Retirer ce bandeau ?"
        confirm="Retirer"
        lost="Il disparaît aussitôt des téléphones."
      />
    </Card>
  )
}

function BannerForm({ onClose }: { onClose: () => void }) {
  const timeZone = useTimeZone()
  const toast = useToast()
  const today = isoDay(Date.now(), timeZone)
  const [id] = useState(() => v7())
  const { data: lists } = useEndpoint(messagingApi.lists)
  const write = useWrite(messagingApi.addBanner, {
    invalidates: [messagingApi.banners],
    onDone: () => {
      toast('Bandeau enregistré')
      onClose()
    },
  })
  const save = (data: FormData) => {
    const word = (name: string) => String(data.get(name)).trim()
    const listId = word('list')
    return write.sendAndWait({
      body: { id, text: word('text'), fromOn: word('begins'), untilOn: word('until'), ...(listId && { listId }) },
    })
  }
  return (
    <Dialog open onClose={onClose} title="Nouveau bandeau">
      <Form label="Bandeau" onSubmit={save} className={styles.group}>
        <TextArea label="Texte" name="text" required maxLength={300} count />
        <div className={styles.moment}>
          <DateField label="Du" name="begins" required min={today} defaultValue={today} />
          <DateField label="Au" name="until" required min={today} />
        </div>
        <SelectField
          label="Pour qui"
          name="list"
          options={[
            { value: '', label: 'Tous mes jeunes' },
            ...(lists?.items.map((l) => ({ value: l.id, label: `Liste « ${l.name} »` })) ?? []),
          ]}
        />
        {write.error && <ErrorNotice>{refusalSentence(write.error)}</ErrorNotice>}
        <FormActions>
          <SubmitButton>Afficher</SubmitButton>
        </FormActions>
      </Form>
    </Dialog>
  )
}
