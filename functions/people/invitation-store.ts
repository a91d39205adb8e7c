/**
 * Invitations in the table. The secret of a link is in the mail only; the table knows its SHA-256.
 *
 *   T#<p>#INVITATION#<id>       RECORD, EVENT#…     the invitation and its history
 *   T#<p>#INVITATIONS           <invitedAt>#<id>    a row of the convener's list
 *   T#<p>#INVITATIONS#<org>     <invitedAt>#<id>    a row of that organization's list
 *   K#<sha256>                  INVITATION          which invitation the link is for
 */
import { createHash, randomBytes } from "node:crypto";
import type { Happened } from "#shared/activity/schema.ts";
import { InvitationId, newId, type OrganizationId, PartnershipId } from "#shared/ids.ts";
import { invitationDays } from "#shared/people/rules.ts";
import { Invitation, type InvitationDraft } from "#shared/people/schema.ts";
import { record, secret, tenant } from "../cloud/keys.ts";
import { change, recordIn, type Stamp } from "../cloud/ledger.ts";
import { posting } from "../cloud/outbox.ts";
import type { Item, Table, Write } from "../cloud/table.ts";
import type { Seal } from "../http/seal.ts";
import { invitationLetter, type Wording } from "./invitation-letter.ts";

/** What sending one needs beside the draft. */
export type Sending = Pick<Wording, "partnership" | "organization" | "hubOrigin"> & {
  seal: Seal;
  stamp: Stamp;
};

const day = 86_400_000;
const hashOf = (token: string) => createHash("sha256").update(token).digest("hex");

export type InvitationStore = ReturnType<typeof invitationStore>;

export function invitationStore(table: Table) {
  const pk = (partnership: PartnershipId, id: InvitationId) => tenant(partnership, "INVITATION", id);

  async function find(partnership: PartnershipId, id: InvitationId): Promise<Invitation | undefined> {
    const item = await table.get(record(pk(partnership, id)));
    return item && recordIn(Invitation, item);
  }

  async function saving(
    partnership: PartnershipId,
    before: Invitation | undefined,
    after: Invitation,
    happened: Happened,
    stamp: Stamp,
  ): Promise<{ record: Invitation; writes: Write[] }> {
    const saved = await change(
      { pk: pk(partnership, after.id), schema: Invitation, before, after, happened },
      stamp,
    );
    // The rows show the version that If-Match wants, which only the saved record has.
    return { record: saved.record, writes: [...saved.writes, ...rows(partnership, saved.record)] };
  }

  return {
    pk,
    find,
    saving,

    /** The invitation behind a link. */
    async behind(token: string): Promise<{ partnership: PartnershipId; invitation: Invitation } | undefined> {
      const pointer = await table.get(secret(hashOf(token), "INVITATION"));
      if (!pointer) return undefined;
      const partnership = PartnershipId.parse(pointer["partnership"]);
      const invitation = await find(partnership, InvitationId.parse(pointer["invitationId"]));
      return invitation && { partnership, invitation };
    },

    /** Newest first: of the whole partnership, or of one organization. */
    async list(partnership: PartnershipId, of: OrganizationId | undefined, limit: number, after?: string) {
      const { items, more } = await table.query(listPk(partnership, of), { limit, after, newestFirst: true });
      return {
        items: items.map((item) => Invitation.parse(item["data"])),
        next: more ? items.at(-1)?.sk : undefined,
      };
    },

    /** A new invitation, its link and the letter that carries the link: one transaction. */
    async sending(
      partnership: PartnershipId,
      draft: InvitationDraft,
      { seal, stamp, ...names }: Sending,
    ): Promise<{ record: Invitation; writes: Write[] }> {
      const token = randomBytes(32).toString("base64url");
      const tokenHash = hashOf(token);
      const expires = new Date(stamp.at.getTime() + invitationDays * day);
      const started: Invitation = {
        ...draft,
        id: newId("inv"),
        invitedBy: stamp.actor as Invitation["invitedBy"],
        invitedByName: stamp.actorName,
        invitedAt: stamp.at.toISOString(),
        expiresAt: expires.toISOString(),
        tokenHash,
        state: "open",
        version: 0,
      };
      const saved = await saving(partnership, undefined, started, { action: "person-invited" }, stamp);
      const letter = invitationLetter({ ...names, invitation: saved.record, token });
      return {
        record: saved.record,
        writes: [
          ...saved.writes,
          {
            put: {
              ...secret(tokenHash, "INVITATION"),
              partnership,
              invitationId: started.id,
              // For a month longer the link can still say that it is spent; then it is unknown. By the engine's own
              // clock, which is not the pinned one of a laptop.
              expiresAt: Math.floor((Date.now() + (invitationDays + 30) * day) / 1000),
            },
          },
          posting(seal, partnership, started.id, letter),
        ],
      };
    },
  };
}

const listPk = (partnership: PartnershipId, of: OrganizationId | undefined): string =>
  of === undefined ? tenant(partnership, "INVITATIONS") : tenant(partnership, "INVITATIONS", of);

function rows(partnership: PartnershipId, invitation: Invitation): Write[] {
  const sk = `${invitation.invitedAt}#${invitation.id}`;
  const row = (of: OrganizationId | undefined): Item => ({
    pk: listPk(partnership, of),
    sk,
    data: invitation,
  });
  return [undefined, ...(invitation.organizationId === undefined ? [] : [invitation.organizationId])].map(
    (of): Write => ({ put: row(of) }),
  );
}
