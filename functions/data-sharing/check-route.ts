/** …/check: what the law and the hub ask of the current version, where it is answered, and what is missing. */
import { Checklist } from "#shared/data-sharing/bases-schema.ts";
import { endpoint } from "../http/endpoint.ts";
import { checklistOf } from "./checking.ts";
import { One, one } from "./paths.ts";
import { readOne } from "./read-one.ts";

export const dataCheckRoutes = [
  endpoint(
    {
      method: "GET",
      path: `${one}/check`,
      summary:
        "Every check that applies to the current version: where it is answered, what blocks, what warns",
      audience: "member",
      params: One,
      answers: { 200: Checklist },
    },
    async (asking) => {
      const { services, params, today } = asking;
      const { partnershipId } = params;
      const [{ by, record: whole }, day] = await Promise.all([readOne(asking), today(partnershipId)]);
      const record = await services.dataSharing.presented(partnershipId, whole, by);
      const terms = await services.dataSharing.terms(partnershipId, record);
      const body = await checklistOf(services, partnershipId, record, terms, day, by);
      return { status: 200, body, version: record.version };
    },
  ),
];
