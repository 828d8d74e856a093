/**
 * ErrorBoundary({ children, title? }): when a part of the page breaks, the rest stays; says so and offers to try again. Give it a `key` that changes with the place.
 */
import type { ReactNode } from 'react'
import { Component } from 'react'
import { ErrorNotice } from './banner.tsx'

type Props = { children: ReactNode; title?: string }

/** Keeps one broken part from taking the page with it. */
export class ErrorBoundary extends Component<Props, { broken: boolean }> {
  override state = { broken: false }
  static getDerivedStateFromError() {
    return { broken: true }
  }
  override render() {
    if (!this.state.broken) return this.props.children
    return (
      <ErrorNotice
        title={this.props.title ?? 'Cette page n’a pas pu s’afficher'}
        safe="Ce qui était enregistré est en sécurité."
        onRetry={() => this.setState({ broken: false })}
      >
        Essayez de nouveau. Si cela continue, rechargez la page.
      </ErrorNotice>
    )
  }
}
