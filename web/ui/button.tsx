/**
 * A button is never hidden from someone who could have used it at another time: it stays, and says why not.
 * Never the `disabled` attribute, which takes it out of reach of the keyboard together with its reason.
 */
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { Icon } from "./icon.tsx";

export type ButtonProps = {
  children: ComponentChildren;
  onClick?: (() => void) | undefined;
  /** Why it cannot be used now: the rule's own sentence. */
  because?: string | undefined;
  kind?: "primary" | "danger" | "quiet" | undefined;
  small?: boolean | undefined;
  type?: "button" | "submit" | undefined;
  /** Under way: the label says what is happening, and a second press does nothing. */
  busy?: string | false | undefined;
  /** A second line under a button that can be used: what it will do. */
  note?: string | undefined;
};

type LinkButtonProps = Pick<ButtonProps, "children" | "because" | "kind" | "small"> & { href: string };

/** A link that looks like a button and, like one, stays in its place with the reason when it leads nowhere now. */
export function LinkButton({ href, ...props }: LinkButtonProps) {
  if (props.because !== undefined) return <Button {...props} />;
  const { kind, small, children } = props;
  return (
    <a class={["button", small && "small", kind].filter(Boolean).join(" ")} href={href}>
      {children}
    </a>
  );
}

/** @example <Button onClick={share} because={objection?.why}>Share with Prairie Lakes</Button> */
export function Button({
  children,
  onClick,
  because,
  kind,
  small,
  type = "button",
  busy,
  note,
}: ButtonProps) {
  const why = useId();
  const off = because !== undefined || Boolean(busy);
  const button = (
    <button
      type={type}
      class={[kind, small && "small"].filter(Boolean).join(" ") || undefined}
      aria-disabled={off ? "true" : undefined}
      aria-busy={busy ? "true" : undefined}
      aria-describedby={because || note ? why : undefined}
      onClick={(event) => {
        if (off) event.preventDefault();
        else onClick?.();
      }}
    >
      {busy ? (
        <>
          <Icon name="clock" /> {busy}
        </>
      ) : (
        children
      )}
    </button>
  );
  if (!because && !note) return button;
  return (
    <div class="move">
      {button}
      <span class="why" id={why}>
        {because && <Icon name="lock" />}
        <span>{because ?? note}</span>
      </span>
    </div>
  );
}
