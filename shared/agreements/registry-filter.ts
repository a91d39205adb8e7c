/** Which agreements of the registry are asked for. Pure. */

import type { RegistryRow } from "./registry.ts";
import { receives, sends } from "./roles.ts";
import type { Phase } from "./schema.ts";

export type RegistryFilter = {
  /** Who sends, by id or code. */
  school?: string | undefined;
  /** Who grants, by id or code. */
  college?: string | undefined;
  /** A pathway's id, or a cluster's for all of its pathways. */
  pathway?: string | undefined;
  /** A CIP code or the beginning of one: `51`, `51.39`, `51.3902`. */
  cip?: string | undefined;
  state?: Phase | undefined;
  /** Words of the name, the number or a party's name. */
  q?: string | undefined;
};

type Party = RegistryRow["parties"][number];
export function isAskedFor(row: RegistryRow, wanted: RegistryFilter): boolean {
  const { school, college, pathway, cip, state, q } = wanted;
  return (
    (!state || row.phase === state) &&
    (!school || row.parties.some((party) => sends(party) && isNamed(party, school))) &&
    (!college || row.parties.some((party) => receives(party) && isNamed(party, college))) &&
    (!pathway || row.pathway?.id === pathway || row.pathway?.id.startsWith(`${pathway}/`) === true) &&
    (!cip || row.cipCodes.some((code) => code.startsWith(cip))) &&
    (!q || says(row, q))
  );
}

const isNamed = ({ organizationId, code }: Party, wanted: string): boolean =>
  organizationId === wanted || code === wanted.toUpperCase();

function says({ name, codedNotation, parties }: RegistryRow, q: string): boolean {
  const all = [codedNotation, name, ...parties.flatMap((party) => [party.code, party.name])]
    .join(" ")
    .toLowerCase();
  return q
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}
