/** A person or an organization as initials beside the name. */

/** `MR` for Marisol Reyes; two letters at most. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  const first = words[0]?.[0] ?? "?";
  const last = words.length > 1 ? (words.at(-1)?.[0] ?? "") : "";
  return (first + last).toUpperCase();
}

export function Face({ name, organization = false }: { name: string; organization?: boolean }) {
  return (
    <span class={organization ? "face org" : "face"} aria-hidden="true">
      {initials(name)}
    </span>
  );
}

/** Face, name, and a line about them. */
export function Who({
  name,
  about,
  organization = false,
}: {
  name: string;
  about?: string | undefined;
  organization?: boolean;
}) {
  return (
    <span class="who">
      <Face name={name} organization={organization} />
      <span>
        <b>{name}</b>
        {about && <small>{about}</small>}
      </span>
    </span>
  );
}
