/**
 * ErrorBoundary({ children, title?, page?: title of the page it stands for, place? }): when a part of the page breaks, the rest stays; says so and offers to try again. It tries again by itself when `place` (the address) changes.
 */
import type { ReactNode } from 'react'
import { Component } from 'react'
import { ErrorNotice } from './banner.tsx'
import { PageTitle } from './page-title.tsx'
import { spoken } from './sentences.ts'
import { texts } from './texts.ts'
import { fetchLostScreens } from './update.tsx'

type Props = { children: ReactNode; title?: string; page?: string; place?: string }

/** Keeps one broken part from taking the page with it. */
export class ErrorBoundary extends Component<Props, { broken: boolean }> {
  override state = { broken: false }
  static getDerivedStateFromError() {
    return { broken: true }
  }
  override componentDidUpdate(before: Props) {
    if (before.place !== this.props.place && this.state.broken) this.setState({ broken: false })
  }
  override render() {
    if (!this.state.broken) return this.props.children
    const { page, title = texts.broken } = this.props
    return (
      <>
        {page && <PageTitle title={page} />}
        <ErrorNotice title={title} safe={texts.safe} onRetry={() => fetchLostScreens() || this.setState({ broken: false })}>
          {spoken() === 'tu' ? texts.checkNetwork : 'Vérifiez le réseau, puis essayez de nouveau. Si cela continue, rechargez la page.'}
        </ErrorNotice>
      </>
    )
  }
}
