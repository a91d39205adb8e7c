/** A boxed word to the reader: for information, good news, a caution or a refusal. */
import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "./icon.tsx";

const icons: Record<"info" | "good" | "warn" | "bad", IconName> = {
  info: "info",
  good: "check",
  warn: "alert",
  bad: "cross",
};

export type NoticeProps = {
  kind?: keyof typeof icons;
  title: ComponentChildren;
  icon?: IconName;
  children?: ComponentChildren;
  /** Read out when it appears: for what happens after a press. */
  live?: boolean;
};

export function Notice({ kind = "info", title, icon, children, live }: NoticeProps) {
  return (
    <div
      class={kind === "info" ? "notice" : `notice ${kind}`}
      role={live ? (kind === "bad" ? "alert" : "status") : undefined}
    >
      <Icon name={icon ?? icons[kind]} />
      <p class="notice-title">{title}</p>
      {children}
    </div>
  );
}
