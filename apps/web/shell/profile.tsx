import { Avatar } from '#ui/avatar'
import { Badge } from '#ui/badge'
import { Card, Stack } from '#ui/card'
import { LanguageChoice } from '#ui/language-choice'
import { PageTitle } from '#ui/page-title'
import { SlotFrame } from '#ui/screens'
import { useSession } from '#ui/session'
import { forRole, type ProfileSection } from '#ui/slots'
import { ThemeSwitch } from '#ui/theme'
import { texts } from '../young/texts.ts'
import styles from './profile.module.css'

/** "Moi" or "Mon compte": who I am, what modules let me set, and how the app looks. */
export function Profile({ title, sections, language }: { title: string; sections: readonly ProfileSection[]; language?: boolean }) {
  const { firstName, lastName, structure, territory, role, demo } = useSession()
  return (
    <Stack gap={16}>
      <PageTitle title={title} />
      <div className={styles.who}>
        <Avatar firstName={firstName} lastName={lastName} size="large" />
        <div>
          <p>
            <strong>
              {firstName} {lastName}
            </strong>
          </p>
          <p>{structure?.name ?? territory?.name}</p>
        </div>
        {demo && <Badge tone="sun">{texts.demo}</Badge>}
      </div>
      {demo && (
        <p>
          <a href="/demo">{texts.tryAnother}</a>
        </p>
      )}
      {forRole(sections, role).map(({ title: heading, section: Section }) => (
        <SlotFrame key={heading}>
          <Card title={heading}>
            <Section />
          </Card>
        </SlotFrame>
      ))}
      <Card title={texts.appearance}>
        {language && <LanguageChoice />}
        <ThemeSwitch />
      </Card>
    </Stack>
  )
}
