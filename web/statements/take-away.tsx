/** The framework as a file for another system; what it says comes back through import. */
import { downloadWritten } from "../files/written.ts";
import { useAction } from "../load.ts";
import { usePlace } from "../session.ts";
import { Button } from "../ui/button.tsx";
import { Section } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";

const kinds = [
  { as: "case", label: "CASE 1.1 package", ending: "json" },
  { as: "ctdl", label: "CTDL-ASN", ending: "jsonld" },
  { as: "csv", label: "CSV", ending: "csv" },
] as const;

export function TakeAway({ path, title }: { path: string; title: string }) {
  const { actor } = usePlace();
  const take = useAction((_key, as: string, ending: string) =>
    downloadWritten(`${path}/export?as=${as}`, `${title}.${ending}`, actor),
  );
  return (
    <Section id="take-away" title="Take it to another system">
      <p>As it is being worked on now, with every statement and what relates them.</p>
      <div class="row">
        {kinds.map(({ as, label, ending }) => (
          <Button key={as} small busy={take.busy && "Fetching"} onClick={() => void take.run(as, ending)}>
            {label}
          </Button>
        ))}
      </div>
      {take.problem && <ProblemNotice problem={take.problem} live />}
    </Section>
  );
}
