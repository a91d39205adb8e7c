/** An invitation's link: shows what it offers and uses nothing up; only the press on Accept does (mail scanners open links). */
import { useRoute } from "preact-iso/router";
import type { InvitationOffer } from "#shared/people/schema.ts";
import { get, post } from "../api.ts";
import { useAction, useLoad } from "../load.ts";
import { paths } from "../paths.ts";
import { useMe } from "../session.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { partnershipRoleWords, roleWords } from "./words.ts";

const spent: Record<Exclude<InvitationOffer["state"], "open">, string> = {
  accepted: "It was already used. If that was you, just sign in.",
  revoked: "It was taken back by the people who sent it.",
  expired: "It has expired. Ask for a new one.",
};

export function AcceptPage() {
  const me = useMe();
  const token = useRoute().params["token"] ?? "";
  const offer = useLoad(
    `/invitations/${token}`,
    async (signal) => (await get<InvitationOffer>(`/invitations/${token}`, signal)).data,
  );
  const accept = useAction(async (key) => {
    const { data } = await post<{ partnershipId: string }>(`/invitations/${token}/accept`, undefined, {
      key,
    });
    // A whole load: who may do what has just changed.
    location.assign(paths.home(data.partnershipId));
  });
  if (offer.state === "loading")
    return (
      <Page title="You are invited" narrow>
        <Skeleton of="the invitation" lines={5} />
      </Page>
    );
  if (offer.state === "problem")
    return (
      <Page title="You are invited" narrow>
        <ProblemNotice problem={offer.problem} retry={offer.retry} />
      </Page>
    );
  const { partnership, organization, roles, partnershipRole, state } = offer.data;
  if (state !== "open")
    return (
      <Page title="This invitation can no longer be used" narrow>
        <Notice kind="warn" title={`It was for ${partnership}`}>
          <p>{spent[state]}</p>
        </Notice>
        <div>
          <a class="button" href={me ? paths.front() : paths.signIn("/")}>
            {me ? "Go to your home page" : "Sign in"}
          </a>
        </div>
      </Page>
    );
  return (
    <Page
      title={`You are invited to ${partnership}`}
      short="Invitation"
      lede="Causeway is where its partners keep their agreements."
      narrow
    >
      <section class="sheet" aria-labelledby="offer">
        <h2 id="offer">What you would be</h2>
        <dl class="facts">
          {organization && (
            <div>
              <dt>At</dt>
              <dd>{organization}</dd>
            </div>
          )}
          {[
            ...roles.map((role) => roleWords[role]),
            ...(partnershipRole ? [partnershipRoleWords[partnershipRole]] : []),
          ].map(({ name, may }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <small>{may}</small>
              </dd>
            </div>
          ))}
        </dl>
        {me ? (
          <>
            <p>
              You are signed in as <b>{me.person.name}</b> ({me.person.email}). The roles go to this account.
            </p>
            {accept.problem && (
              <ProblemNotice problem={accept.problem} retry={() => void accept.run()} live />
            )}
            <div>
              <Button kind="primary" onClick={() => void accept.run()} busy={accept.busy && "Accepting"}>
                Accept
              </Button>
            </div>
          </>
        ) : (
          <>
            <p>Sign in first, so that we know who accepts. You come back to this page.</p>
            <div>
              <a class="button primary" href={paths.signIn(paths.invitation(token))}>
                Sign in
              </a>
            </div>
          </>
        )}
      </section>
    </Page>
  );
}
