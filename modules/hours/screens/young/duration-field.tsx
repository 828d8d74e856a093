import { TextField } from '#ui/field'
import styles from './hours.module.css'
import { texts } from './texts.ts'

type Props = { label: string; name: string; minutes: number }

/** How long something was: hours and minutes, read back by `minutesIn`. */
export const DurationField = ({ label, name, minutes }: Props) => (
  <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
    <legend style={{ padding: 0, fontWeight: 600 }}>{label}</legend>
    <div className={styles.long}>
      <TextField
        label={texts.hours}
        name={`${name}-hours`}
        type="number"
        inputMode="numeric"
        min={0}
        max={199}
        defaultValue={Math.floor(minutes / 60)}
      />
      <TextField
        label={texts.minutes}
        name={`${name}-minutes`}
        type="number"
        inputMode="numeric"
        min={0}
        max={59}
        step={5}
        defaultValue={minutes % 60}
      />
    </div>
  </fieldset>
)

/** What was written in a `DurationField`, minutes. */
export const minutesIn = (data: FormData, name: string) =>
  Number(data.get(`${name}-hours`) || 0) * 60 + Number(data.get(`${name}-minutes`) || 0)
