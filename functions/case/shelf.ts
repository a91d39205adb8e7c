/**
 * The frameworks held in this process, within a bound on memory: what was asked for last stays longest. A part of one
 * is found again by its identifier without asking the table.
 */
import type { Projection } from "#shared/case/projection.ts";
import type { CasePackage, CaseUuid } from "#shared/case/schema.ts";
import type { PartnershipId } from "#shared/ids.ts";
import { isBefore } from "#shared/statements/rules.ts";
import type { PublishedEdition, StatementFramework } from "#shared/statements/schema.ts";
import type { Built } from "./built.ts";

/** A public framework as it was read at `readAt`, and all that was made of its edition since. */
export type Held = {
  readonly identifier: CaseUuid;
  readonly partnership: PartnershipId;
  readonly framework: StatementFramework;
  readonly edition: PublishedEdition;
  /** The same mark is the same content. */
  readonly mark: string;
  readAt: number;
  kept?: Promise<CasePackage>;
  readonly projections: Map<string, Promise<Projection>>;
  readonly documents: Map<string, Promise<Built | undefined>>;
  size: number;
};

const memoryAtMost = 200_000_000;

export function shelf(bytesMax = memoryAtMost) {
  const frameworks = new Map<CaseUuid, Held>();
  const holders = new Map<string, CaseUuid>();
  let size = 0;

  function forget(identifier: CaseUuid): void {
    const held = frameworks.get(identifier);
    if (!held) return;
    frameworks.delete(identifier);
    size -= held.size;
    for (const [part, holder] of holders) if (holder === identifier) holders.delete(part);
  }

  return {
    forget,

    get(identifier: CaseUuid): Held | undefined {
      const held = frameworks.get(identifier);
      if (held) {
        frameworks.delete(identifier);
        frameworks.set(identifier, held);
      }
      return held;
    },

    put(held: Held): void {
      forget(held.identifier);
      frameworks.set(held.identifier, held);
      size += held.size;
    },

    /** This much more is held of it; others go to make room, itself never. */
    grow(held: Held, bytes: number): void {
      held.size += bytes;
      if (frameworks.get(held.identifier) !== held) return;
      size += bytes;
      for (const oldest of frameworks.keys()) {
        if (size <= bytesMax) break;
        if (oldest !== held.identifier) forget(oldest);
      }
    },

    /** The framework that has these parts. One that another had before stays that one's. */
    found(held: Held, parts: readonly string[]): void {
      if (frameworks.get(held.identifier) !== held) return;
      for (const part of parts) {
        const known = frameworks.get(holders.get(part) ?? held.identifier);
        if (!known || !isBefore(known.framework, held.framework)) holders.set(part, held.identifier);
      }
    },
    holderOf: (part: string): CaseUuid | undefined => holders.get(part),
  };
}
