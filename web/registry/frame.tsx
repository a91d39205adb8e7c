/** The frame of the public registry: the house's bar, and nothing of the signed-in shell. */
import type { ComponentChildren } from "preact";
import { paths } from "../paths.ts";
import { Frame } from "../ui/frame.tsx";

export const RegistryFrame = ({ children }: { children: ComponentChildren }) => (
  <Frame
    nav={[
      { href: paths.registry(), label: "Registry", current: true },
      { href: paths.lookUp(), label: "Look-up", current: false },
      { href: paths.framework(), label: "Framework", current: false },
      { href: paths.glossary(), label: "Glossary", current: false },
    ]}
    bar={
      <a class="button" href={paths.signIn("/")}>
        Sign in
      </a>
    }
    footer={
      <>
        <a href={paths.glossary()}>Glossary</a>
        <a href="/api/docs">For developers</a>
      </>
    }
  >
    {children}
  </Frame>
);
