/** The few line icons of the house, a path each. They never stand alone: a word is beside them, or `label` says it. */
const ring = "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18Z";
const drawings = {
  alert: "M12 4 21.5 20h-19L12 4ZM12 10v4.5M12 17.4v.1",
  check: "m4.5 12.5 5 5 10-11",
  clock: `${ring}M12 7v5.5l3.5 2`,
  cross: "m6 6 12 12M18 6 6 18",
  download: "M12 4v11M7.5 10.5 12 15l4.5-4.5M5 19.5h14",
  info: `${ring}M12 11v5.5M12 7.6v.1`,
  link: "M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7l-1.3 1.3M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7l1.3-1.3",
  lock: "M7 10.5h10a2 2 0 0 1 2 2V18a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2v-5.5a2 2 0 0 1 2-2ZM8 10.5V8a4 4 0 0 1 8 0v2.5",
  pencil: "m4.5 19.5 1-4.5L16 4.5l3.5 3.5L9 18.5zM14 6.5l3.5 3.5",
  plus: "M12 5v14M5 12h14",
  print: "M7 9V4h10v5M7 17H4.5V9h15v8H17M7 14h10v6H7z",
  question: `${ring}M9.3 9.5a2.7 2.7 0 1 1 3.9 2.4c-.8.4-1.2.9-1.2 1.9M12 16.9v.1`,
  search: "M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13ZM15.5 15.5l5 5",
  upload: "M12 15V4.5M7.5 8.5 12 4l4.5 4.5M5 15v4.5h14V15",
} as const;

export type IconName = keyof typeof drawings;

export function Icon({ name, label }: { name: IconName; label?: string }) {
  const hidden = label === undefined;
  return (
    <svg
      class="icon"
      viewBox="0 0 24 24"
      role={hidden ? undefined : "img"}
      aria-label={label}
      aria-hidden={hidden ? "true" : undefined}
    >
      <path d={drawings[name]} />
    </svg>
  );
}
