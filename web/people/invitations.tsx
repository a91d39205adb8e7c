/** Invitations nobody has used yet, each of which can be taken back. */
import { useState } from "preact/hooks";
import { objectionToRevoking } from "#shared/people/rules.ts";
import type { InvitationView } from "#shared/people/schema.ts";
import { dateIn } from "#shared/time.ts";
import { post } from "../api.ts";
import { freshAfter, useAction } from "../load.ts";
import { usePlace } from "../session.ts";
import { Button } from "../ui/button.tsx";
import { Confirm } from "../ui/confirm.tsx";
import { dayInWords, fromToday, Moment } from "../ui/dates.tsx";
import { partnershipRoleWords, rolesInWords } from "./words.ts";

export function Invitations({
  invitations,
  name,
}: {
  invitations: readonly InvitationView[];
  name: (id: string) => string;
}) {
  const { partnership, actor } = usePlace();
  const [leaving, setLeaving] = useState<InvitationView | undefined>(undefined);
  const base = `/partnerships/${partnership.id}/invitations`;
  const revoke = useAction(async (key) => {
    if (!leaving) return;
    const path = `${base}/${leaving.id}`;
    await freshAfter(path, post(`${path}/revoke`, undefined, { key, ifMatch: `"${leaving.version}"` }));
  });
  if (invitations.length === 0)
    return <p class="muted">None. Every invitation was used, taken back, or has expired.</p>;
  return (
    <>
      <ul class="lines">
        {invitations.map((one) => {
          const until = dateIn(partnership.timeZone, new Date(one.expiresAt));
          return (
            <li key={one.id} class="row between">
              <span>
                <b>{one.email}</b> as {offered(one, name)}
                <small>
                  sent by {one.invitedByName}, <Moment at={one.invitedAt} timeZone={partnership.timeZone} />.
                  It works until {dayInWords(until)}, {fromToday(until, partnership.today)}
                </small>
              </span>
              <Button
                small
                kind="danger"
                because={
                  objectionToRevoking(actor, { organizationId: one.organizationId, state: "open" })?.why
                }
                onClick={() => setLeaving(one)}
              >
                Take back
              </Button>
            </li>
          );
        })}
      </ul>
      <Confirm
        open={leaving !== undefined}
        onClose={() => setLeaving(undefined)}
        title="Take this invitation back?"
        yes="Take it back"
        no="Leave it open"
        action={revoke}
      >
        <p>
          The link in the mail to <b>{leaving?.email}</b> stops working at once. You can send a new one at any
          time.
        </p>
      </Confirm>
    </>
  );
}

/** `Editor at Prairie Lakes` or `Auditor of the partnership`, or both. */
export function offered(
  one: Pick<InvitationView, "organizationId" | "roles" | "partnershipRole">,
  name: (id: string) => string,
): string {
  return [
    one.organizationId && `${rolesInWords(one.roles)} at ${name(one.organizationId)}`,
    one.partnershipRole && `${partnershipRoleWords[one.partnershipRole].name} of the partnership`,
  ]
    .filter(Boolean)
    .join(" and ");
}
