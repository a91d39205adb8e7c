/** The paper of an articulation agreement: its model, and the course table that no other paper has. */
import { evidenceOf } from "#shared/agreements/evidence.ts";
import { type Courses, paperModel } from "#shared/agreements/paper-model.ts";
import type { Agreement } from "#shared/agreements/schema.ts";
import type { Terms } from "#shared/agreements/terms-schema.ts";
import type { Around } from "#shared/signing/evidence.ts";
import type { Stage } from "#shared/signing/paper.ts";
import { type MadePaper, makePaper } from "../signing/paper.ts";
import { placeCourses, roomForFirst } from "./paper-courses.ts";

export type PaperInput = Around & {
  agreement: Agreement;
  terms: Terms;
  pathway?: string | undefined;
  stage: Stage;
  at: Date;
};

export async function paperOf({ pathway, stage, at, ...input }: PaperInput): Promise<MadePaper> {
  const evidence = await evidenceOf(input);
  const codeOf = (id: string) => evidence.organizations.find((one) => one.id === id)?.code ?? id;
  return makePaper<Courses>(
    evidence,
    at,
    (evidenceHash) => paperModel({ ...input, pathway, stage, evidence, evidenceHash }),
    {
      place: (sheet, block) => placeCourses(sheet, block, codeOf),
      room: (sheet, block) => roomForFirst(sheet, block, codeOf),
    },
  );
}
