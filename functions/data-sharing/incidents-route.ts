/** …/incidents: what went wrong with data, reported by the party where it happened; it starts the clock of the notice. */
import * as z from "zod";
import { incidentProblems, objectionToReporting } from "#shared/data-sharing/obligation-rules.ts";
import { Incident, IncidentDraft } from "#shared/data-sharing/obligations-schema.ts";
import { bound } from "#shared/data-sharing/versions.ts";
import { newId, type OrganizationId } from "#shared/ids.ts";
import { insist, Refusal } from "#shared/problem.ts";
import { endpoint } from "../http/endpoint.ts";
import { owing } from "./obligations-route.ts";
import { One, one } from "./paths.ts";

const path = `${one}/incidents` as const;
const Kept = Incident.omit({ chainHash: true });
const shown = ({ chainHash: _hash, ...incident }: Incident) => incident;

export const incidentRoutes = [
  endpoint(
    {
      method: "GET",
      path,
      summary: "What went wrong with data under it, latest first",
      audience: "member",
      params: One,
      answers: { 200: z.strictObject({ items: z.array(Kept) }) },
    },
    async (asking) => {
      const { agreed } = await owing(asking);
      return { status: 200, body: { items: agreed.incidents.map(shown) } };
    },
  ),

  endpoint(
    {
      method: "POST",
      path,
      summary: "Report an incident at your organization; never with a student's name",
      audience: "member",
      params: One,
      body: IncidentDraft,
      answers: { 201: Kept },
      refusals: ["role-missing", "not-a-party", "wrong-moment"],
    },
    async (asking) => {
      const { services, params, body, now, stamp } = asking;
      const { by, record, agreed } = await owing(asking);
      insist(objectionToReporting(record, by));
      const elements = new Set(
        agreed.spans.flatMap(({ terms }) => terms.elements.map(({ elementId }) => elementId)),
      );
      const errors = incidentProblems(body, { now: now.toISOString(), elements });
      if (errors.length > 0) throw new Refusal("invalid-input", undefined, { errors });
      const saved = await services.duties.savingIncident(
        params.partnershipId,
        {
          ...body,
          id: newId("inc"),
          dataSharingId: record.id,
          versionNo: bound(record).versionNo,
          organizationId: by.organization as OrganizationId,
          by: by.person,
          byName: by.name,
          at: now.toISOString(),
          version: 0,
        },
        { action: "incident-reported" },
        stamp(by),
      );
      return { status: 201, body: shown(saved.record), version: saved.record.version, writes: saved.writes };
    },
  ),
];
