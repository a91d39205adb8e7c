/** What the framework and glossary pages show until the edition is here, or cannot be had. */
import type { ComponentChildren } from "preact";
import type { Framework } from "#shared/framework/schema.ts";
import type { Loaded } from "../load.ts";

type Props = {
  title: string;
  loaded: Exclude<Loaded<Framework>, { state: "content" }>;
  /** Holds the room that the content will take. */
  children?: ComponentChildren;
};

export function Waiting({ title, loaded, children }: Props) {
  return (
    <main id="main" class="framework" aria-busy={loaded.state === "loading"}>
      <div class="page-head">
        <h1>{title}</h1>
        {loaded.state === "loading" && <p>Getting the framework.</p>}
      </div>
      {loaded.state === "loading" ? (
        children
      ) : (
        <div class="notice" data-k="problem" role="alert">
          <div>
            <p>
              <b>{loaded.problem.title}.</b> {loaded.problem.detail}
            </p>
            <button type="button" onClick={loaded.retry}>
              Try again
            </button>
          </div>
        </div>
      )}
    </main>
  );
}
