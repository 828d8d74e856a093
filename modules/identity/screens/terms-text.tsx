import styles from './terms-text.module.css'

/** A text people agree to, one sentence a line, so that it is read. */
export const TermsText = ({ text }: { text: string }) => (
  <div lang="fr" dir="ltr">
    <ul className={styles.terms}>
      {text.split(/(?<=\.) /).map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  </div>
)
