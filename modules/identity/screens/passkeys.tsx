import { Fingerprint, Plus } from 'lucide-react'
import { useState } from 'react'
import { identityApi, type Security } from '#api/identity'
import { ErrorNotice } from '#ui/banner'
import { Button } from '#ui/button'
import { SectionHeading, Stack } from '#ui/card'
import { ConfirmDialog, Dialog } from '#ui/dialog'
import { TextField } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { ago } from '#ui/format'
import { List, ListItem } from '#ui/list'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { useToast } from '#ui/toast'
import { useWrite } from '#ui/use-endpoint'
import { deviceName, knowsPasskeys, makePasskey } from './passkey-browser.ts'
import { useVoice } from './use-voice.ts'
import { texts } from './young/texts.ts'

type Passkey = Security['passkeys'][number]

/** One's passkeys: added, renamed, removed. */
export function Passkeys({ security }: { security: Security }) {
  const voice = useVoice()
  const zone = useTimeZone()
  const toast = useToast()
  const [renamed, setRenamed] = useState<Passkey>()
  const [removed, setRemoved] = useState<Passkey>()
  const remove = useWrite(identityApi.removePasskey, {
    invalidates: [identityApi.getSecurity],
    onDone: () => toast('Clé d’accès retirée.'),
  })
  if (!security.canUsePasskey || !knowsPasskeys()) return null
  return (
    <Stack gap={12}>
      <SectionHeading
        title={texts.passkeys}
        level={3}
        hint={voice === 'tu' ? texts.passkeysHint : 'L’empreinte, le visage ou le code d’un appareil, à la place du mot de passe.'}
      />
      {remove.error && <ErrorNotice>{refusalSentence(remove.error)}</ErrorNotice>}
      {security.passkeys.length > 0 && (
        <List label={texts.passkeys}>
          {security.passkeys.map((passkey) => (
            <ListItem
              key={passkey.id}
              before={<Fingerprint size={20} aria-hidden />}
              title={passkey.name}
              text={passkey.lastUsedAt ? texts.used(ago(passkey.lastUsedAt, zone)) : texts.neverUsed}
              after={
                <>
                  <Button variant="quiet" small aria-label={texts.renamePasskey(passkey.name)} onClick={() => setRenamed(passkey)}>
                    {texts.rename}
                  </Button>
                  <Button variant="quiet" small aria-label={texts.removePasskey(passkey.name)} onClick={() => setRemoved(passkey)}>
                    {texts.remove}
                  </Button>
                </>
              }
            />
          ))}
        </List>
      )}
      <AddPasskey />
      {renamed && <RenameDialog passkey={renamed} close={() => setRenamed(undefined)} />}
      <ConfirmDialog
        open={Boolean(removed)}
        onClose={() => setRemoved(undefined)}
        onConfirm={() => removed && remove.sendAndWait({ params: { id: removed.id } })}
        title={texts.removePasskeyAsked(removed?.name ?? '')}
        lost={voice === 'tu' ? texts.passkeyLost : 'Vous ne pourrez plus vous connecter avec elle.'}
        confirm={texts.remove}
      />
    </Stack>
  )
}

function AddPasskey() {
  const toast = useToast()
  const prepare = useWrite(identityApi.preparePasskey)
  const add = useWrite(identityApi.addPasskey, { invalidates: [identityApi.getSecurity], onDone: () => toast(texts.passkeyAdded) })
  const start = async () => {
    add.reset()
    const prepared = await prepare.sendAndWait({ body: {} })
    const body = prepared.state === 'done' ? await makePasskey(prepared.reply, deviceName()) : undefined
    if (body) await add.sendAndWait({ body })
  }
  const error = prepare.error ?? add.error
  return (
    <>
      {error && <ErrorNotice>{refusalSentence(error)}</ErrorNotice>}
      <div>
        <Button icon={Plus} busy={prepare.sending || add.sending} onClick={() => void start()}>
          {texts.addPasskey}
        </Button>
      </div>
    </>
  )
}

function RenameDialog({ passkey, close }: { passkey: Passkey; close: () => void }) {
  const [name, setName] = useState(passkey.name)
  const rename = useWrite(identityApi.renamePasskey, { invalidates: [identityApi.getSecurity], onDone: close })
  return (
    <Dialog open onClose={close} title={texts.renameTitle}>
      <Form onSubmit={() => rename.sendAndWait({ params: { id: passkey.id }, body: { name: name.trim() } })}>
        <TextField
          label={texts.name}
          value={name}
          onChange={(event) => setName(event.target.value)}
          maxLength={60}
          error={rename.error && refusalSentence(rename.error)}
          required
        />
        <FormActions>
          <SubmitButton>{texts.save}</SubmitButton>
        </FormActions>
      </Form>
    </Dialog>
  )
}
