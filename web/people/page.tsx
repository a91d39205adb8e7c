/** One person: roles with their first and last day, and (for those who look after people) how to change them. */

import { useState } from "preact/hooks";
import { useRoute } from "preact-iso/router";
import { isConvener } from "#shared/actor.ts";
import type { OrganizationRow } from "#shared/organizations/schema.ts";
import { endedIn, objectionToEditing } from "#shared/people/rules.ts";
import type { Grant, MemberView } from "#shared/people/schema.ts";
import { History } from "../activity/history.tsx";
import { type Answer, get, getAll, put } from "../api.ts";
import { freshAfter, together, useAction, useLoad } from "../load.ts";
import { paths } from "../paths.ts";
import { namer } from "../region/region.ts";
import { usePlace } from "../session.ts";
import { useAddress, useClose, useLinkWith } from "../ui/address.ts";
import { Button, LinkButton } from "../ui/button.tsx";
import { useChunk } from "../ui/chunk.ts";
import { Confirm } from "../ui/confirm.tsx";
import { Day } from "../ui/dates.tsx";
import { Page, Section } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { GrantsForm } from "./grants-form.tsx";
import { partnershipRoleWords, rolesInWords } from "./words.ts";

export function PersonPage() {
  const { partnership, actor } = usePlace();
  const id = useRoute().params["person"] ?? "";
  const base = `/partnerships/${partnership.id}`;
  const [change] = useAddress("change");
  const [handover] = useAddress("handover");
  const link = useLinkWith("change", "handover", "ending");
  const close = useClose("change");
  const read = together(
    useLoad(`${base}/people/${id}`, (signal) => get<MemberView>(`${base}/people/${id}`, signal)),
    useLoad(`${base}/organizations`, (signal) => getAll<OrganizationRow>(`${base}/organizations`, signal)),
  );
  const crumbs = [{ href: paths.people(partnership.id), label: "People" }];
  if (read.state === "loading")
    return (
      <Page title="Person" crumbs={crumbs}>
        <Skeleton of="the person" />
      </Page>
    );
  if (read.state === "problem")
    return (
      <Page title="Person" crumbs={crumbs}>
        <ProblemNotice problem={read.problem} retry={read.retry} />
      </Page>
    );
  const [answer, organizations] = read.data;
  const member = answer.data;
  const why = objectionToEditing(actor, member);
  const editing = !why && change === "roles";
  const path = `${base}/people/${id}`;
  return (
    <Page title={member.name} crumbs={crumbs} lede={member.title}>
      {member.email && (
        <p>
          <a href={`mailto:${member.email}`}>{member.email}</a>
        </p>
      )}
      <Section
        id="roles"
        title="Roles"
        aside={
          !why &&
          !editing && (
            <LinkButton small href={link("roles")}>
              Change title and roles
            </LinkButton>
          )
        }
      >
        {editing ? (
          <GrantsForm
            answer={answer}
            organizations={organizations.filter((row) => isConvener(actor) || row.id === actor.organization)}
            name={namer(organizations)}
            onClose={() => close("roles")}
            reload={read.reload}
          />
        ) : (
          <Grants answer={answer} name={namer(organizations)} path={path} mayEnd={!why} />
        )}
      </Section>
      {/* While something is typed, nothing stands under it that would move when it grows. */}
      {!why && !editing && handover === "" && (
        <Section id="history" title="History">
          <History path={path} />
        </Section>
      )}
    </Page>
  );
}

type GrantsProps = {
  answer: Answer<MemberView>;
  name: (id: string) => string;
  path: string;
  mayEnd: boolean;
};

function Grants({ answer: { data: member, etag }, name, path, mayEnd }: GrantsProps) {
  const { partnership, actor } = usePlace();
  const { today } = partnership;
  const [ending, setEnding] = useState<Grant | undefined>(undefined);
  const [asked] = useAddress("handover");
  const [thenEnd] = useAddress("ending");
  const link = useLinkWith("handover", "ending", "change");
  const close = useClose("handover", "ending");
  const mine = ({ organizationId, until }: Grant) =>
    mayEnd &&
    (isConvener(actor) || organizationId === actor.organization) &&
    (until === undefined || until >= today);
  const handing = member.grants.find(
    (grant) => grant.organizationId === asked && mine(grant),
  )?.organizationId;
  const Handover = useChunk(async () => (await import("./handover.tsx")).Handover, handing !== undefined);
  const end = useAction(async () => {
    if (!ending) return;
    const grants = endedIn(member, ending.organizationId, today);
    const body = { ...(member.title ? { title: member.title } : {}), grants };
    await freshAfter(path, put(path, body, { ifMatch: etag }));
  });
  if (member.grants.length === 0 && member.partnershipRoles.length === 0)
    return <p class="muted">No role in this partnership.</p>;
  return (
    <>
      <ul class="lines">
        {member.partnershipRoles.map((role) => (
          <li key={role}>
            <b>{partnershipRoleWords[role].name}</b> of the partnership
            <small>{partnershipRoleWords[role].may}</small>
          </li>
        ))}
        {member.grants.map((grant) => {
          const over = grant.until !== undefined && grant.until < today;
          return (
            <li key={grant.organizationId + grant.from + grant.roles} class="row between">
              <span class={over ? "muted" : undefined}>
                <b>{rolesInWords(grant.roles)}</b> at{" "}
                <a href={paths.organization(partnership.id, grant.organizationId)}>
                  {name(grant.organizationId)}
                </a>
                <small>
                  from <Day date={grant.from} />
                  {grant.until && (
                    <>
                      {" "}
                      {over ? "until" : "to"} <Day date={grant.until} />
                    </>
                  )}
                </small>
              </span>
              {mine(grant) && (
                <span class="row">
                  <LinkButton small href={link(grant.organizationId)}>
                    Hand over open work
                  </LinkButton>
                  <Button small kind="danger" onClick={() => setEnding(grant)}>
                    End today
                  </Button>
                </span>
              )}
            </li>
          );
        })}
      </ul>
      {handing &&
        (Handover ? (
          <Handover
            key={`${handing} ${thenEnd}`}
            answer={{ data: member, etag }}
            organization={{ id: handing, name: name(handing) }}
            ending={thenEnd !== ""}
            onDone={() => close("roles")}
          />
        ) : (
          <Skeleton of="the handover" lines={5} />
        ))}
      <Confirm
        open={ending !== undefined}
        onClose={() => setEnding(undefined)}
        title={`End ${member.name}’s roles at ${ending ? name(ending.organizationId) : "this organization"}?`}
        yes="End them today"
        no="Leave them as they are"
        action={end}
      >
        <p>
          {member.name} can no longer act for this organization, from the next click on. What they did stays
          in every history under their name. You can give the roles back later.
        </p>
        <p>
          What they still have to sign or judge would wait for them.{" "}
          <a href={`${link(ending?.organizationId ?? "")}&ending=yes`} onClick={() => setEnding(undefined)}>
            Hand it to a colleague first
          </a>
        </p>
      </Confirm>
    </>
  );
}
