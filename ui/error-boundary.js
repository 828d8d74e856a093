import { Component } from 'react'
import { ErrorNotice } from './banner.tsx'
import { PageTitle } from './page-title.tsx'
/** Keeps one broken part from taking the page with it. */
export class ErrorBoundary extends Component {
  state = { broken: false }
  static getDerivedStateFromError() {
    return { broken: true }
  }
  componentDidUpdate(before) {
    if (before.place !== this.props.place && this.state.broken) this.setState({ broken: false })
  }
  render() {
    if (!this.state.broken) return this.props.children
    const { page, title = 'Cette page n’a pas pu s’afficher' } = this.props
    return (
      <>
        {page && <PageTitle title={page} />}
        <ErrorNotice title={title} safe="Ce qui était enregistré est en sécurité." onRetry={() => this.setState({ broken: false })}>
          Essayez de nouveau. Si cela continue, rechargez la page.
        </ErrorNotice>
      </>
    )
  }
}
