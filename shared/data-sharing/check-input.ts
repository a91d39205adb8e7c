/** What the checks look at: the draft with its terms, and as much of what surrounds it as they need. */
import type { OrganizationId } from "../ids.ts";
import type { Organization } from "../organizations/schema.ts";
import type { Member } from "../people/schema.ts";
import type { IsoDate } from "../time.ts";
import type { CheckItem, DataSharingSettings, LegalBasis } from "./bases-schema.ts";
import type { Above } from "./containment.ts";
import type { DataSharing } from "./schema.ts";
import type { DataTerms } from "./terms-schema.ts";

export type CheckInput = {
  readonly draft: Pick<
    DataSharing,
    | ("name" | "summary" | "tier" | "parentId" | "parties" | "dateEffective" | "expirationDate")
    | ("signatureSlots" | "authorities" | "changeSummary")
  >;
  readonly terms: DataTerms;
  /** What it stands under. */
  readonly above?: Above | undefined;
  /** Whoever reads the answer may not know of that agreement: it is told that something reaches beyond it, and not what. */
  readonly aboveUntold?: boolean;
  readonly bases: readonly LegalBasis[];
  readonly settings: Pick<DataSharingSettings, "floor" | "checks">;
  readonly people: readonly Pick<Member, "personId" | "grants">[];
  readonly organizations: readonly Pick<Organization, "id" | "name" | "type">[];
  readonly today: IsoDate;
};

/** A gap before it is known whether it blocks. */
export type Gap = { readonly path: string; readonly message: string };

/** An item of the checklist with its gaps; an unverified one never blocks. */
export type Asked = Omit<CheckItem, "findings"> & {
  readonly gaps: readonly Gap[];
  /** A warning by itself. */
  readonly warns?: boolean;
  readonly unverified?: boolean;
};

export const nameIn = ({ organizations }: Pick<CheckInput, "organizations">, id: OrganizationId): string =>
  organizations.find((one) => one.id === id)?.name ?? "a party";

/** "1 element", "3 elements". */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;
