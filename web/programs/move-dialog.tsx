/** Asks once more before a move, naming what it changes and for whom; with the reason where one is owed. */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { listed } from "#shared/listed.ts";
import { waitingFor } from "#shared/programs/approvals.ts";
import { partOf } from "#shared/programs/parts.ts";
import type { Program } from "#shared/programs/schema.ts";
import { inForce } from "#shared/programs/versions.ts";
import type { Names } from "../agreements/names.ts";
import { post } from "../api.ts";
import { freshAfter, useAction } from "../load.ts";
import { usePlace } from "../session.ts";
import { useChunk } from "../ui/chunk.ts";
import { Confirm } from "../ui/confirm.tsx";
import { ProseField } from "../ui/field.tsx";
import { cellWords } from "./edit-card.ts";
import { usePlan } from "./load.ts";
import type { Asked } from "./moves.tsx";

type DialogProps = {
  move: Asked;
  open: boolean;
  program: Program;
  names: Names;
  danger: boolean;
  onClose: () => void;
  path: string;
  etag: string | undefined;
};

type Words = { title: string; yes: string; breaks: ComponentChildren; reason?: string };

const asked: Record<Asked, (program: Program, name: (id: string) => string) => Words> = {
  share: ({ parties, leadId }, name) => ({
    title: "Share it with the partners?",
    yes: "Share it",
    breaks: `From then on ${listed(others(parties, leadId).map(name)) || "every partner"} ${
      others(parties, leadId).length === 1 ? "sees" : "see"
    } the draft, and each can put its own courses into the grid. This cannot be taken back.`,
  }),
  review: (program, name) => {
    const waits = waitingFor(program).map(name);
    return {
      title: "Send it for approval?",
      yes: "Send it",
      breaks:
        waits.length === 0
          ? "No part has changed since it was approved, so it is approved at once."
          : `The grid no longer changes, though each partner can still correct its own courses. ${listed(waits)} ${
              waits.length === 1 ? "is" : "are"
            } asked to approve ${waits.length === 1 ? "its part" : "their parts"}; whoever approved a part that has not changed is not asked again.`,
    };
  },
  approve: ({ versionNo, asked: all, approvals }) => ({
    title: `Approve your part of version ${versionNo}?`,
    yes: "Approve our part",
    breaks: `Your approval stands until your part changes. What other partners change in theirs does not touch it.${
      all.length - approvals.length === 1 ? " It is the last one: the version is approved then." : ""
    }`,
  }),
  publish: (program) => {
    const before = inForce(program);
    return {
      title: `Put version ${program.versionNo} in force?`,
      yes: "Put it in force",
      breaks: `It holds from today, and never changes from then on: a change is a new version.${
        before ? ` It takes the place of version ${before.versionNo}, which stays readable.` : ""
      } The checks are made once more before it is.`,
    };
  },
  revise: ({ versionNo }) => ({
    title: "Start the next version?",
    yes: `Start version ${versionNo + 1}`,
    breaks: `Version ${versionNo} stays in force until the new one takes its place. Approvals go on counting for every partner whose part does not change.`,
  }),
  template: ({ template }) =>
    template
      ? {
          title: "Make it a program again?",
          yes: "Make it a program",
          breaks: "It can then be sent for approval and put in force.",
        }
      : {
          title: "Keep it as a template?",
          yes: "Keep it as a template",
          breaks:
            "Whoever may see it can start a program with its grid, entries and exits; show it to the partnership for everyone to find it. Nobody approves it, and it is not put in force.",
        },
  return: () => ({
    title: "Return it to draft?",
    yes: "Return it",
    reason: "What has to change",
    breaks:
      "The lead can then change it. Approvals stand for every part that is not changed; yours, if you gave one, starts over.",
  }),
  withdraw: ({ versionNo, shared }) => ({
    title: versionNo > 1 ? `Withdraw version ${versionNo}?` : "Withdraw this program?",
    yes: "Withdraw it",
    reason: "Why it is withdrawn",
    breaks: `${versionNo > 1 ? "The version before it goes on as it is. " : ""}This is final: ${
      shared ? "nobody" : "you"
    } cannot take it up again. It stays readable, and can be copied.`,
  }),
  retire: (program) => ({
    title: "Retire the program?",
    yes: "Retire it",
    reason: "Why it is retired",
    breaks: `Version ${inForce(program)?.versionNo ?? program.versionNo} is no longer in force from tomorrow. No bridge can lead into it, and the public page says that it has ended. What was stays readable.`,
  }),
};

const others = (parties: Program["parties"], leadId: string): string[] =>
  parties.map(({ organizationId }) => organizationId).filter((id) => id !== leadId);

export function MoveDialog({ move, open, program, names, danger, onClose, path, etag }: DialogProps) {
  const { actor } = usePlace();
  const [reason, setReason] = useState("");
  const words = asked[move](program, names.name);
  const ImpactPart = useChunk(
    async () => (await import("./impact.tsx")).ImpactPart,
    open && move === "retire",
  );
  const making = useAction(async (key) => {
    await freshAfter(path, post<unknown>(`${path}/${move}`, bodyFor(), { ifMatch: etag, key }));
  });
  function bodyFor(): unknown {
    if (words.reason) return { reason };
    if (move === "template") return { template: !program.template };
    if (move !== "approve") return undefined;
    const part = program.asked.find(({ organizationId }) => organizationId === actor.organization);
    return { versionNo: program.versionNo, partHash: part?.partHash };
  }
  return (
    <Confirm
      open={open}
      onClose={onClose}
      title={words.title}
      yes={words.yes}
      no="Not now"
      danger={danger}
      action={making}
    >
      {move === "approve" && <OurPart program={program} path={path} />}
      <p>{words.breaks}</p>
      {move === "retire" && ImpactPart && <ImpactPart of={{ program: program.id }} />}
      {words.reason && (
        <ProseField
          label={words.reason}
          pointer="/reason"
          hint="A sentence or two. Every partner reads it, and it stays in the history."
          value={reason}
          onValue={setReason}
          rows={3}
        />
      )}
    </Confirm>
  );
}

/** What is approved: the places one has a hand in, with one's own courses. */
function OurPart({ program, path }: { program: Program; path: string }) {
  const { actor } = usePlace();
  const plan = usePlan(path);
  if (plan.state !== "content" || !actor.organization) return null;
  const part = partOf(program, plan.data.data, actor.organization);
  if (!part) return null;
  return (
    <details>
      <summary>
        {part.slots.length === 1 ? "1 place" : `${part.slots.length} places`} and{" "}
        {part.exits.length === 1 ? "1 exit" : `${part.exits.length} exits`}
      </summary>
      <ul>
        {part.slots.map((slot) => (
          <li key={slot.slotId}>
            {cellWords(slot)}: {slot.intent}
            {slot.courses.length > 0 && (
              <small> ({slot.courses.map(({ code, title }) => `${code} ${title}`).join(", ")})</small>
            )}
          </li>
        ))}
        {part.exits.map((exit) => (
          <li key={exit.exitId}>Exit: {exit.name}</li>
        ))}
      </ul>
    </details>
  );
}
