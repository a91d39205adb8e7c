/** Where somebody leaves, with what, given by whom, after how much credit, and what it counts toward. */

import { unitWords } from "#shared/agreements/table-words.ts";
import type { CreditUnit } from "#shared/agreements/terms-schema.ts";
import type { OrganizationId } from "#shared/ids.ts";
import { columns } from "#shared/programs/columns.ts";
import type { AwardKind, ExitPoint } from "#shared/programs/plan-schema.ts";
import { Button } from "../ui/button.tsx";
import { CheckField, ChecksField, ChoiceField, TextField } from "../ui/field.tsx";
import type { Editing } from "./editor.tsx";
import { HundredthsField } from "./number-field.tsx";
import { changeExit, removeExit, stackable } from "./plan-points.ts";
import { awardWords, columnWords } from "./words.ts";

type ExitProps = { exit: ExitPoint; editing: Editing };

export function ExitForm({ exit, editing }: ExitProps) {
  const { plan, change, spine, setOpen, program, names } = editing;
  if (spine) return <p class="muted">{awardWords[exit.award]}</p>;
  const at = `/exitPoints/${plan.exitPoints.indexOf(exit)}`;
  const set = (part: Parameters<typeof changeExit>[2], mark?: string) =>
    change(changeExit(plan, exit.exitId, part), mark && `${exit.exitId}/${mark}`);
  const into = stackable(plan, exit.exitId);
  const college = !exit.column.startsWith("G");
  const givers = program.parties.filter(({ role }) =>
    (college ? ["COLLEGE", "UNIVERSITY"] : ["SECONDARY", "CAREER_CENTER", "COLLEGE"]).includes(role),
  );
  return (
    <>
      <TextField
        label="Name"
        pointer={`${at}/name`}
        hint="What one leaves with: Certified nursing assistant, Associate in applied science."
        value={exit.name}
        onValue={(name) => set({ name }, "name")}
        autocomplete="off"
        autofocus={exit.name === ""}
      />
      <div class="pair">
        <ChoiceField
          label="At the end of"
          pointer={`${at}/column`}
          value={exit.column}
          onValue={(column) => set({ column: column as ExitPoint["column"] })}
          choices={columns.map((column) => ({ value: column, label: columnWords[column].word }))}
        />
        <ChoiceField
          label="Award"
          pointer={`${at}/award`}
          value={exit.award}
          onValue={(award) => set({ award: award as AwardKind })}
          choices={(Object.keys(awardWords) as AwardKind[])
            .filter((award) => college || (award !== "ASSOCIATE" && award !== "BACCALAUREATE"))
            .map((award) => ({ value: award, label: awardWords[award] }))}
        />
      </div>
      <ChoiceField
        label="Given by"
        pointer={`${at}/awardedBy`}
        optional
        value={exit.awardedBy ?? ""}
        onValue={(id) =>
          set({
            awardedBy: (id || undefined) as OrganizationId | undefined,
            ...(id ? { issuer: undefined } : {}),
          })
        }
        choices={givers.map((one) => ({ value: one.organizationId, label: names.name(one.organizationId) }))}
        none="A body outside, or each by itself"
      />
      {!exit.awardedBy && (
        <TextField
          label="Issuer"
          pointer={`${at}/issuer`}
          hint="The body that issues it, such as the state registry. Without one nobody counts it as a credential."
          optional
          value={exit.issuer ?? ""}
          onValue={(issuer) => set({ issuer: issuer || undefined }, "issuer")}
          autocomplete="off"
        />
      )}
      <CheckField
        label="Industry recognizes it"
        checked={exit.industryRecognized}
        onChecked={(industryRecognized) => set({ industryRecognized })}
      />
      <div class="pair">
        <HundredthsField
          label="Credit it asks for in all"
          pointer={`${at}/requiresHundredths`}
          hint={
            exit.award === "ASSOCIATE" || exit.award === "BACCALAUREATE"
              ? "Without it nobody can tell whether the courses reach the degree."
              : undefined
          }
          optional
          value={exit.requiresHundredths}
          onValue={(requiresHundredths) =>
            set(
              {
                requiresHundredths,
                unit:
                  requiresHundredths === undefined
                    ? undefined
                    : (exit.unit ?? (college ? "SemesterHour" : "CarnegieUnit")),
              },
              "requires",
            )
          }
        />
        {exit.requiresHundredths !== undefined && (
          <ChoiceField
            label="In"
            pointer={`${at}/unit`}
            value={exit.unit ?? "SemesterHour"}
            onValue={(unit) => set({ unit: unit as CreditUnit })}
            choices={Object.entries(unitWords).map(([value, label]) => ({ value, label }))}
          />
        )}
      </div>
      {into.length > 0 && (
        <ChecksField
          legend="It counts toward"
          pointer={`${at}/stacksInto`}
          value={exit.stacksInto}
          onValue={(stacksInto) => set({ stacksInto, ...(stacksInto.length > 0 ? { final: false } : {}) })}
          choices={into.map((one) => ({
            value: one.exitId,
            label: one.name || "An exit not named yet",
            hint: columnWords[one.column].word,
          }))}
        />
      )}
      {exit.stacksInto.length === 0 && (
        <CheckField
          label="It is the end of the way"
          hint="It counts toward nothing later, and is meant to."
          checked={exit.final}
          onChecked={(final) => set({ final })}
        />
      )}
      <div>
        <Button
          small
          kind="danger"
          onClick={() => {
            change(removeExit(plan, exit.exitId));
            setOpen("");
          }}
        >
          Take it out
        </Button>
      </div>
    </>
  );
}
