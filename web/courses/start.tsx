/** Starting the next catalog year with the courses still taught in the last one. */
import { useState } from "preact/hooks";
import { academicYearOf, yearsOn } from "#shared/academic-year.ts";
import { counted } from "#shared/agreements/table-words.ts";
import { objectionToYear } from "#shared/courses/rules.ts";
import type { CatalogRow } from "#shared/courses/schema.ts";
import type { Organization } from "#shared/organizations/schema.ts";
import { post } from "../api.ts";
import { changed, useAction } from "../load.ts";
import { usePlace } from "../session.ts";
import { useAddress } from "../ui/address.ts";
import { Button } from "../ui/button.tsx";
import { Confirm } from "../ui/confirm.tsx";
import { catalogsPath } from "./load.ts";

export function StartYear({
  organization,
  years,
}: {
  organization: Pick<Organization, "id">;
  years: readonly CatalogRow[];
}) {
  const { partnership } = usePlace();
  const [, setYear] = useAddress("year");
  const [open, setOpen] = useState(false);
  const [last] = years;
  const now = academicYearOf(partnership.today);
  const year = last && last.year >= now ? yearsOn(last.year, 1) : now;
  const path = catalogsPath(partnership.id, organization.id);
  const start = useAction(async (key) => {
    const body = { year, ...(last ? { copyFrom: last.year } : {}) };
    await post<CatalogRow>(path, body, { key });
    changed(path);
  });
  const why = objectionToYear(year, partnership.today);
  return (
    <>
      <Button onClick={() => setOpen(true)} because={why?.why}>
        Start {year}
      </Button>
      <Confirm
        open={open}
        onClose={() => setOpen(false)}
        title={`Start the ${year} catalog`}
        yes={`Start ${year}`}
        no="Not now"
        danger={false}
        action={start}
        onDone={() => setYear(year)}
      >
        <p>
          {last
            ? `It begins with the ${counted(last.active, "course")} taught in ${last.year}. Change them there, or load a file over them; ${last.year} stays as it is.`
            : "It begins empty: type its courses, or load them from a file."}
        </p>
      </Confirm>
    </>
  );
}
