/** Catches a page that fails to draw (or to arrive, after a new release) and says what to do. */
import { Component, type ComponentChildren } from "preact";
import { Notice } from "./notice.tsx";
import { Page } from "./page.tsx";

export class Broken extends Component<{ children: ComponentChildren }, { failed: boolean }> {
  override state = { failed: false };

  override componentDidCatch(error: unknown): void {
    console.error(error);
    this.setState({ failed: true });
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <Page title="This page did not open" narrow>
        <Notice kind="bad" title="It may be from before the last update">
          <p>
            Nothing you saved is lost.{" "}
            <a href={location.href} onClick={() => location.reload()}>
              Load the page again
            </a>
            .
          </p>
        </Notice>
      </Page>
    );
  }
}
