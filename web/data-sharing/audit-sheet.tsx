/** What a partner could work out of a table: the audit's result, reader by reader. */
import { Icon } from "../ui/icon.tsx";

export type ReaderLine = { viewer: string; hidden: number; exposed: number };

type AuditSheetProps = {
  n: number;
  readers: readonly ReaderLine[];
  name: (viewer: string) => string;
  /** How many earlier releases were counted in. */
  earlier?: number | undefined;
  /** Whose counts they are. */
  sender: string;
};

export function AuditSheet({ n, readers, name, earlier, sender }: AuditSheetProps) {
  const exposed = readers.reduce((sum, one) => sum + one.exposed, 0);
  const releases =
    earlier === undefined || earlier === 0
      ? ""
      : ` and from ${earlier === 1 ? "one earlier release" : `${earlier} earlier releases`}`;
  return (
    <section class="sheet" aria-labelledby="audit">
      <h3 id="audit">What a partner could work out</h3>
      {exposed === 0 ? (
        <p class="works-out">
          <Icon name="check" /> Nothing about {n - 1} or fewer students
        </p>
      ) : (
        <p>
          <Icon name="info" /> Only what a reader reported itself
        </p>
      )}
      <p>Checked for each reader, counting what they already know from their own rows{releases}.</p>
      <table>
        <thead>
          <tr>
            <th scope="col">Reader</th>
            <th scope="col" class="n">
              Hidden cells
            </th>
            <th scope="col" class="n">
              Exposed
            </th>
          </tr>
        </thead>
        <tbody>
          {readers.map(({ viewer, hidden, exposed: open }) => (
            <tr key={viewer}>
              <th scope="row">{name(viewer)}</th>
              <td class="n">{hidden}</td>
              <td class="n">{open}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <small>Hidden at {sender} before upload. This hub never held the hatched numbers.</small>
    </section>
  );
}
