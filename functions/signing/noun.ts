/** What a noun says of its own signing, so that the endpoints can be the same for all of them. */
import type * as z from "zod";
import type { Happened } from "#shared/activity/schema.ts";
import type { Actor } from "#shared/actor.ts";
import type { PartnershipId } from "#shared/ids.ts";
import type { Objection, ProblemCode } from "#shared/problem.ts";
import type { Signable, Signing } from "#shared/signing/rules.ts";
import type { StoredFile } from "#shared/signing/schema.ts";
import type { Write } from "../cloud/table.ts";
import type { Asking, Reply, Spec } from "../http/endpoint.ts";

export type In = { partnershipId: PartnershipId };
export type Decided<Doc> = { record: Doc; happened: Happened; writes?: readonly Write[] };

/** `Content` is what stands beside the record and is signed with it. */
export type Noun<Doc extends Signable, Content, P extends In> = {
  signing: Signing<Doc>;
  /** The declaration of a move by this name. */
  about(
    name: "sign" | "paper" | "attest" | "delegate",
    summary: string,
    refusals: readonly ProblemCode[],
  ): Omit<Spec<z.ZodType<P>, z.ZodType, z.ZodType>, "body">;
  /** Load, decide, save; a refusal of what `binding` names is remembered (attempts.ts). */
  move<B>(
    asking: Asking<P, unknown, B>,
    objectionTo: (record: Doc, by: Actor) => Objection,
    decide: (record: Doc, by: Actor, today: string) => Promise<Decided<Doc>>,
    binding?: string,
  ): Promise<Reply>;
  content(asking: Asking<P>, record: Doc): Promise<Content>;
  /** Of a content that holds the record's own `id`: so no two nouns can ever agree in one. */
  contentHash(record: Doc, content: Content): Promise<string>;
  /** Throws what stands against executing it now. */
  insistOnExecution(asking: Asking<P>, record: Doc, content: Content, today: string): Promise<void> | void;
  /** The executed paper, kept before the record that names it is written. */
  paper(asking: Asking<P>, executed: Doc, content: Content): Promise<StoredFile>;
  /** Where a signer finds the copy: `/p/…`. */
  page(params: P, record: Doc): string;
};
