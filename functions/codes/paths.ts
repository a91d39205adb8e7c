/** What an address of this noun names. */
import * as z from "zod";
import { CodeEdition, CodeSystem, MapTarget } from "#shared/codes/schema.ts";
import { PartnershipId } from "#shared/ids.ts";
import type { SetName } from "./store.ts";

export const All = z.object({ partnershipId: PartnershipId });
export const Named = z.object({ system: CodeSystem, codeEdition: CodeEdition });
export const One = All.extend(Named.shape);
export const Target = { target: MapTarget };

export const all = "/partnerships/{partnershipId}/codes";
export const one = `${all}/{system}/{codeEdition}` as const;
/** The hub's own, which an operator loads. */
export const ofHub = "/codes/{system}/{codeEdition}";

/** The set an address is about. */
export const setIn = ({ system, codeEdition }: z.output<typeof Named>): SetName => ({
  system,
  edition: codeEdition,
});
