/** …/report and …/clna: a round on paper, and as a needs assessment takes it. */
import * as z from "zod";
import { contentHash } from "#shared/canonical.ts";
import { clnaOf, clnaTable, type Stakeholder } from "#shared/evaluations/clna.ts";
import type { Instrument } from "#shared/evaluations/instrument-schema.ts";
import { reportModel } from "#shared/evaluations/report.ts";
import type { Evaluation } from "#shared/evaluations/schema.ts";
import { elementsOf } from "#shared/evaluations/tree.ts";
import type { PartnershipId } from "#shared/ids.ts";
import { listed } from "#shared/listed.ts";
import { Refusal } from "#shared/problem.ts";
import type { Services } from "../env.ts";
import { attachment } from "../http/attachment.ts";
import { endpoint } from "../http/endpoint.ts";
import { load, One, one } from "./paths.ts";
import { checkName, checksOf } from "./program.ts";
import { aloneOf, namesIn, viewOf, type Whole, wholeOf } from "./view.ts";

const ClnaQuery = z.strictObject({ as: z.enum(["csv", "xlsx", "json"]) });

const nameOfFile = ({ programTitle, opensOn }: Evaluation, rest: string): string =>
  `${programTitle.replaceAll(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60)}-${opensOn}-${rest}`;

/** People of the team by name and title, and organizations that named nobody by what they did. */
async function stakeholdersOf(
  services: Services,
  partnership: PartnershipId,
  { evaluation, left, instrument, sheets }: Whole,
  nameOf: (id: string) => string,
): Promise<Stakeholder[]> {
  const members = await services.people.findAll(partnership, [
    ...new Set(evaluation.team.flatMap(({ personIds }) => personIds)),
  ]);
  const elements = elementsOf(instrument).length;
  return evaluation.team.flatMap(({ organizationId, personIds }): Stakeholder[] => {
    const sheet = sheets.find((one) => one.organizationId === organizationId);
    const word = evaluation.signedOff.find((one) => one.organizationId === organizationId);
    const rated = sheet?.ratings.length ?? 0;
    const did = [
      ...(rated > 0 ? [`rated ${rated} of ${elements} elements`] : []),
      ...(word ? [`signed off (${word.byName})`] : []),
      ...(left.includes(organizationId) ? ["left the partnership"] : []),
    ];
    const involvement = did.length > 0 ? listed(did) : "on the team";
    const organization = nameOf(organizationId);
    return personIds.length === 0
      ? [{ name: "", title: "", organization, involvement }]
      : personIds.map((id) => {
          const member = members.get(id);
          return { name: member?.name ?? "", title: member?.title ?? "", organization, involvement };
        });
  });
}

export const reportRoutes = [
  endpoint(
    {
      method: "GET",
      path: `${one}/report`,
      summary:
        "The report of a round as a tagged PDF; what each said alone stands in it once the team has met",
      audience: "member",
      params: One,
      answers: { 200: null },
    },
    async (asking) => {
      const { services, params, now } = asking;
      const { by, evaluation, day } = await load(asking);
      const [whole, others, { nameOf }, settings, { printPaper }] = await Promise.all([
        wholeOf(services, params.partnershipId, evaluation, { by, today: day }),
        services.instruments.others(params.partnershipId, evaluation.instrumentId),
        namesIn(services, params.partnershipId),
        services.partnerships.settings(params.partnershipId),
        import("../signing/paper.ts"),
      ]);
      const view = viewOf(whole);
      const bytes = await printPaper(
        reportModel({
          view,
          others,
          partnership: settings?.name ?? "",
          contentHash: await contentHash(view),
          nameOf,
        }),
        now,
      );
      return {
        status: 200,
        response: new Response(bytes as Uint8Array<ArrayBuffer>, {
          headers: {
            "content-type": "application/pdf",
            "content-disposition": attachment(nameOfFile(evaluation, "evaluation.pdf")),
          },
        }),
      };
    },
  ),

  endpoint(
    {
      method: "GET",
      path: `${one}/clna`,
      summary:
        "What a round gives to the seven sections of a comprehensive local needs assessment: CSV, a workbook, or JSON",
      audience: "member",
      params: One,
      query: ClnaQuery,
      answers: { 200: null },
      refusals: ["wrong-moment"],
    },
    async (asking) => {
      const { services, params, query } = asking;
      const { partnershipId } = params;
      const { by, evaluation, day } = await load(asking);
      if (evaluation.status === "ALONE" || evaluation.status === "WITHDRAWN")
        throw new Refusal("wrong-moment", "There is something to tell once the team has met.");
      const [whole, own, { nameOf }, settings, answers] = await Promise.all([
        wholeOf(services, partnershipId, evaluation, { by, today: day }),
        services.instruments.stored(partnershipId, "perkins-clna"),
        namesIn(services, partnershipId),
        services.partnerships.settings(partnershipId),
        checksOf(services, partnershipId, evaluation.programId, { by, today: day }),
      ]);
      const needs = await services.instruments.edition(partnershipId, "perkins-clna", own);
      const said = clnaOf({
        partnership: settings?.name ?? "",
        evaluation,
        instrument: whole.instrument,
        needs: needs as Instrument,
        alone: aloneOf(evaluation, whole.sheets),
        states: whole.states,
        done: new Map(
          (whole.progress?.actions ?? []).flatMap(({ actionId, doneOn }) =>
            doneOn ? [[actionId, doneOn] as const] : [],
          ),
        ),
        stakeholders: await stakeholdersOf(services, partnershipId, whole, nameOf),
        checks: answers.map(({ checkId, result, because }) => ({
          check: checkName(checkId),
          result: result.toLowerCase().replace("_", " "),
          because,
        })),
        nameOf,
      });
      const name = nameOfFile(evaluation, `needs-assessment.${query.as}`);
      const headers = { "content-disposition": attachment(name) };
      if (query.as === "json")
        return {
          status: 200,
          response: new Response(`${JSON.stringify(said, null, 2)}\n`, {
            headers: { ...headers, "content-type": "application/json" },
          }),
        };
      const table = clnaTable(said);
      if (query.as === "csv") {
        const { writeCsv } = await import("../files/write-csv.ts");
        return {
          status: 200,
          response: new Response(writeCsv(table), {
            headers: { ...headers, "content-type": "text/csv; charset=utf-8" },
          }),
        };
      }
      const { writeXlsx } = await import("../files/write-xlsx.ts");
      return {
        status: 200,
        response: new Response(writeXlsx(table, "Needs assessment") as Uint8Array<ArrayBuffer>, {
          headers: {
            ...headers,
            "content-type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
          },
        }),
      };
    },
  ),
];
