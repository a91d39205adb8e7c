/** How much two courses teach of the same: asked for one course beside another, of any partner. */
import { useState } from "preact/hooks";
import { plainText } from "#shared/course-key.ts";
import type { CourseAlignment, CourseOverlap } from "#shared/courses/alignment-schema.ts";
import type { OrganizationRow } from "#shared/organizations/schema.ts";
import { get } from "../api.ts";
import { useAction } from "../load.ts";
import { usePlace } from "../session.ts";
import { statementsInWords } from "../statements/words.ts";
import { Button } from "../ui/button.tsx";
import { ChoiceField, Field } from "../ui/field.tsx";
import { Section } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { useTaught } from "./load.ts";

type OverlapProps = {
  course: CourseAlignment;
  /** Of the organization's catalogs. */
  path: string;
  organizations: readonly OrganizationRow[];
};

export function OverlapPart({ course, path, organizations }: OverlapProps) {
  const { partnership } = usePlace();
  const [of, setOf] = useState<string>(course.organizationId);
  const [code, setCode] = useState("");
  const [found, setFound] = useState<CourseOverlap | undefined>();
  const taught = useTaught(partnership.id, [of], partnership.today).get(of) ?? [];
  const other = taught.find((one) => plainText(one.code) === plainText(code));
  const compare = useAction(async () => {
    const query = new URLSearchParams({ code: course.code, with: code, of });
    setFound((await get<CourseOverlap>(`${path}/${course.year}/overlap?${query}`)).data);
  });
  const teaching = organizations.filter(({ type }) => teachers.has(type));
  return (
    <Section id="overlap" title="What it has in common with another course">
      <form
        class="stack form"
        onSubmit={(event) => {
          event.preventDefault();
          void compare.run();
        }}
      >
        <ChoiceField
          label="Whose course"
          pointer="/of"
          value={of}
          onValue={(next) => {
            setOf(next);
            setCode("");
          }}
          choices={teaching.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Field label="Its code" pointer="/with" hint={other?.title ?? "As its catalog writes it."}>
          {(ties) => (
            <>
              <input
                {...ties}
                list="overlap-with"
                value={code}
                autocomplete="off"
                onInput={(event) => setCode(event.currentTarget.value)}
              />
              <datalist id="overlap-with">
                {taught.slice(0, 400).map((one) => (
                  <option key={one.code} value={one.code}>
                    {one.title}
                  </option>
                ))}
              </datalist>
            </>
          )}
        </Field>
        {compare.problem && <ProblemNotice problem={compare.problem} live />}
        <div>
          <Button
            type="submit"
            busy={compare.busy && "Comparing"}
            because={code.trim() === "" ? "Type the code of the other course." : undefined}
          >
            Compare what they teach
          </Button>
        </div>
      </form>
      {found && <Found {...found} />}
    </Section>
  );
}

const teachers: ReadonlySet<string> = new Set([
  "secondary",
  "postsecondary",
  "university",
  "adult-education",
]);

function Found({ one, other, percent, common }: CourseOverlap) {
  return (
    <div class="stack tight" role="status">
      <p>
        {percent === undefined ? (
          <>
            <b>Nobody can tell.</b> {one.statements === 0 ? one.code : other.code} was mapped to no statement
            yet.
          </>
        ) : (
          <>
            <b>
              {percent} % of the shorter list: {statementsInWords(common.length)} in common.
            </b>{" "}
            {one.code} has {one.statements}, {other.code} has {other.statements}.
          </>
        )}
      </p>
      {common.length > 0 && (
        <ul>
          {common.map(({ id, stands }) => (
            <li key={id}>{stands ? `${stands.code ?? ""} ${stands.text}`.trim() : <code>{id}</code>}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
