/** One partner: what it is, whom it belongs to and when, who answers for it, and its history. */
import { useRoute } from "preact-iso/router";
import { isConvener } from "#shared/actor.ts";
import { objectionToEditing } from "#shared/organizations/rules.ts";
import type { Organization, OrganizationRow } from "#shared/organizations/schema.ts";
import { History } from "../activity/history.tsx";
import { get, getAll } from "../api.ts";
import { together, useLoad } from "../load.ts";
import { paths } from "../paths.ts";
import { namer } from "../region/region.ts";
import { usePlace } from "../session.ts";
import { useAddress } from "../ui/address.ts";
import { useChunk } from "../ui/chunk.ts";
import { Day } from "../ui/dates.tsx";
import { Notice } from "../ui/notice.tsx";
import { Page, Section } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { futureWords, typeWords } from "./words.ts";

export function OrganizationPage() {
  const { partnership, actor } = usePlace();
  const id = useRoute().params["organization"] ?? "";
  const base = `/partnerships/${partnership.id}/organizations`;
  const read = together(
    useLoad(`${base}/${id}`, async (signal) => (await get<Organization>(`${base}/${id}`, signal)).data),
    useLoad(base, (signal) => getAll<OrganizationRow>(base, signal)),
  );
  const crumbs = [{ href: paths.organizations(partnership.id), label: "Organizations" }];
  const type = read.state === "content" ? read.data[0].type : undefined;
  const grantsCredit = type === "postsecondary" || type === "university";
  const Register = useChunk(async () => (await import("./register.tsx")).Register, grantsCredit);
  const [leaving] = useAddress("leaving");
  const LeavePage = useChunk(async () => (await import("./leave.tsx")).LeavePage, leaving !== "");
  if (leaving !== "" && LeavePage) return <LeavePage id={id} />;
  if (read.state === "loading")
    return (
      <Page title="Organization" crumbs={crumbs}>
        <Skeleton of="the organization" />
      </Page>
    );
  if (read.state === "problem")
    return (
      <Page title="Organization" crumbs={crumbs}>
        <ProblemNotice problem={read.problem} retry={read.retry} />
      </Page>
    );

  const [organization, all] = read.data;
  const name = namer(all);
  const edits = !objectionToEditing(actor, organization);
  const merges = isConvener(actor) && !organization.successor;
  return (
    <Page
      title={organization.name}
      crumbs={crumbs}
      lede={[typeWords[organization.type], organization.city].filter(Boolean).join(", ")}
      actions={
        (edits || merges) && (
          <>
            {edits && (
              <a class="button" href={paths.editOrganization(partnership.id, id)}>
                Change
              </a>
            )}
            {merges && (
              <a class="button" href={paths.mergeOrganization(partnership.id, id)}>
                Merge into another
              </a>
            )}
            {merges && !organization.departure && (
              <a class="button" href={paths.leaveOrganization(partnership.id, id)}>
                Leaves the partnership
              </a>
            )}
          </>
        )
      }
    >
      {organization.successor && (
        <Notice
          kind="warn"
          title={
            <>
              Merged into{" "}
              <a href={paths.organization(partnership.id, organization.successor.id)}>
                {organization.successor.name}
              </a>
            </>
          }
        >
          <p>
            On <Day date={organization.successor.mergedOn} />. What it signed and its history stay; it does
            nothing new.
          </p>
        </Notice>
      )}
      {organization.departure && <Leaving departure={organization.departure} />}
      <Facts organization={organization} />
      <div class="cols">
        <Memberships organization={organization} name={name} />
        <Identifiers organization={organization} />
      </div>
      <ul class="plain row">
        <li>
          <a href={paths.agreements(partnership.id, { party: id })}>Agreements of {organization.name}</a>
        </li>
        <li>
          <a href={paths.courses(partnership.id, id)}>Courses it teaches</a>
        </li>
      </ul>
      {Register ? (
        <Register receiver={organization} organizations={all} name={name} />
      ) : (
        grantsCredit && <Skeleton of="the register" lines={5} />
      )}
      <Section id="history" title="History">
        <History path={`${base}/${id}`} />
      </Section>
    </Page>
  );
}

function Leaving({ departure: { until, futures } }: { departure: NonNullable<Organization["departure"]> }) {
  const { partnership } = usePlace();
  return (
    <Notice
      kind="warn"
      title={
        <>
          {until < partnership.today ? "Left" : "Leaves"} the partnership on <Day date={until} />
        </>
      }
    >
      {futures.length > 0 && (
        <ul>
          {futures.map(({ agreementId, codedNotation, future, note }) => (
            <li key={agreementId}>
              <a href={paths.agreement(partnership.id, agreementId)}>{codedNotation}</a>:{" "}
              {futureWords[future]}
              {note && `. ${note}`}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}

function Facts({
  organization: { code, website, contact, acceptsElectronicSignature },
}: {
  organization: Organization;
}) {
  return (
    <dl class="facts">
      <div>
        <dt>Code in course tables</dt>
        <dd>
          <code>{code}</code>
        </dd>
      </div>
      <div>
        <dt>Who answers questions about credit</dt>
        <dd>
          {contact ? contact.name : "Nobody named yet"}
          {contact?.title && <small>{contact.title}</small>}
          {contact?.phone && (
            <small>
              <a href={`tel:${contact.phone.replaceAll(/[^\d+]/g, "")}`}>{contact.phone}</a>
            </small>
          )}
          {contact?.email && (
            <small>
              <a href={`mailto:${contact.email}`}>{contact.email}</a>
            </small>
          )}
          {contact && (
            <small>{contact.public ? "shown on the public look-up" : "shown to partners only"}</small>
          )}
        </dd>
      </div>
      {website && (
        <div>
          <dt>Website</dt>
          <dd>
            <a href={website} rel="noreferrer">
              {new URL(website).host}
            </a>
          </dd>
        </div>
      )}
      <div>
        <dt>Signing</dt>
        <dd>{acceptsElectronicSignature ? "Accepts electronic signatures" : "Signs on paper only"}</dd>
      </div>
    </dl>
  );
}

function Memberships({
  organization: { memberships, predecessors },
  name,
}: {
  organization: Organization;
  name: (id: string) => string;
}) {
  const { partnership } = usePlace();
  return (
    <Section id="belongs" title="Belongs to">
      {memberships.length === 0 && predecessors.length === 0 && (
        <p class="muted">No membership is recorded.</p>
      )}
      <ul class="lines">
        {memberships.map((one) => (
          <li key={one.of + one.as + one.from}>
            <b>
              {one.of === "partnership" ? (
                partnership.name
              ) : (
                <a href={paths.organization(partnership.id, one.of)}>{name(one.of)}</a>
              )}
            </b>{" "}
            as {one.as}
            <small>
              from <Day date={one.from} />
              {one.until && (
                <>
                  {" "}
                  until <Day date={one.until} />
                </>
              )}
            </small>
          </li>
        ))}
        {predecessors.map((one) => (
          <li key={one.id}>
            Continues <a href={paths.organization(partnership.id, one.id)}>{one.name}</a>
            <small>
              merged on <Day date={one.mergedOn} />
            </small>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Identifiers({ organization: { identifiers } }: { organization: Organization }) {
  return (
    <Section id="known" title="Known elsewhere as">
      {identifiers.length === 0 ? (
        <p class="muted">No identifier is recorded.</p>
      ) : (
        <ul class="lines">
          {identifiers.map(({ scheme, value }) => (
            <li key={scheme + value}>
              <b>{scheme}</b> <code>{value}</code>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
