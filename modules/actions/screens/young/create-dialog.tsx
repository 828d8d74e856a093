import { useState } from 'react'
import { type Action, actionsApi, type CatalogueEntry, type Category, categories } from '#api/actions'
import { Button } from '#ui/button'
import { Dialog } from '#ui/dialog'
import { Loading, SkeletonCard } from '#ui/skeleton'
import { useEndpoint } from '#ui/use-endpoint'
import { categoryForYoung } from '../words.ts'
import styles from './actions.module.css'
import { categoryIcons } from './category-icons.ts'
import { CreateForm } from './create-form.tsx'
import { texts } from './texts.ts'

/** What the form starts from: an entry of the catalogue, an action to repeat, or a blank one of a category. */
export type Start = { title: string; description: string; category: Category; catalogueCode: string | null; severalDates: boolean }

type Props = { open: boolean; onClose: () => void; copyOf?: Action }

/** Adds an action: a category, a title, a day. */
export function CreateDialog({ open, onClose, copyOf }: Props) {
  const [category, setCategory] = useState<Category>()
  const [start, setStart] = useState<Start>()
  const close = () => {
    setCategory(undefined)
    setStart(undefined)
    onClose()
  }
  const from = start ?? (copyOf && { ...copyOf, catalogueCode: null, severalDates: true })
  if (from)
    return (
      <Dialog open={open} onClose={close} title={copyOf ? texts.copyTitle : texts.whenQuestion}>
        <CreateForm key={from.title} start={from} onDone={close} />
      </Dialog>
    )
  return (
    <Dialog open={open} onClose={close} title={category ? categoryForYoung(category) : texts.what}>
      {category ? (
        <Titles category={category} onPick={setStart} onBack={() => setCategory(undefined)} />
      ) : (
        <Categories onPick={setCategory} />
      )}
    </Dialog>
  )
}

const Categories = ({ onPick }: { onPick: (category: Category) => void }) => (
  <ul className={styles.tiles}>
    {categories.map((category) => {
      const Icon = categoryIcons[category]
      return (
        <li key={category}>
          <button type="button" className={styles.tile} onClick={() => onPick(category)}>
            <Icon size={24} aria-hidden />
            {categoryForYoung(category)}
          </button>
        </li>
      )
    })}
  </ul>
)

type TitlesProps = { category: Category; onPick: (start: Start) => void; onBack: () => void }

function Titles({ category, onPick, onBack }: TitlesProps) {
  const { data } = useEndpoint(actionsApi.catalogue, {}, { staleTime: 3_600_000 })
  const entries = data?.items.filter((e) => e.category === category) ?? []
  const pick = (e: Pick<CatalogueEntry, 'title' | 'severalDates'> & { code: string | null }) =>
    onPick({ title: e.title, description: '', category, catalogueCode: e.code, severalDates: e.severalDates })
  return (
    <div className={styles.titles}>
      {!data && (
        <Loading>
          <SkeletonCard lines={4} />
        </Loading>
      )}
      {entries.map((e) => (
        <button key={e.code} type="button" className={styles.pick} onClick={() => pick(e)}>
          {e.title}
        </button>
      ))}
      <button type="button" className={styles.pick} onClick={() => pick({ title: '', severalDates: true, code: null })}>
        {texts.writeMine}
      </button>
      <Button variant="quiet" onClick={onBack}>
        {texts.chooseAnother}
      </Button>
    </div>
  )
}
