import { useState } from 'react'
import { territoriesApi } from '#api/territories'
import { ComboBox } from '#ui/combo-box'
import { useEndpoint } from '#ui/use-endpoint'

type Known = { code: string; name: string } | null
type Props = { known: Known; name: string; label?: string }

/** A commune, found by its name or its postal code. The form reads its code under `name`. */
export function CommuneField({ known, name, label = 'Commune' }: Props) {
  const [code, setCode] = useState<string | null>(known?.code ?? null)
  const [text, setText] = useState(known?.name ?? '')
  const wanted = text.trim().length >= 2 && text !== known?.name
  const { data } = useEndpoint(territoriesApi.communes, wanted ? { query: { q: text.trim(), limit: 8 } } : null, { keepPrevious: true })
  const found = (data?.communes ?? []).map((c) => ({ id: c.code, label: c.name, hint: `${c.postalCode ?? c.code}` }))
  const options = found.length || !known ? found : [{ id: known.code, label: known.name, hint: '' }]
  const choose = (id: string | null) => {
    setCode(id)
    const option = options.find((o) => o.id === id)
    if (option) setText(option.label)
  }
  return (
    <>
      <ComboBox
        label={`${label} (facultatif)`}
        placeholder="Nom ou code postal"
        options={options}
        value={code}
        onChange={choose}
        text={text}
        onText={(typed) => {
          setText(typed)
          if (!typed) setCode(null)
        }}
      />
      <input type="hidden" name={name} value={code ?? ''} />
    </>
  )
}
