/** Whether someone has compared an item with its source, when, and with what: always said, never only by colour. */
import type { RuleSetItem } from "#shared/rule-sets/schema.ts";
import { Badge } from "../ui/badge.tsx";
import { Day } from "../ui/dates.tsx";

export function Verified({ item }: { item: Pick<RuleSetItem, "verifiedOn" | "source"> }) {
  return item.verifiedOn === undefined ? (
    <>
      <Badge state="unknown">Not verified yet</Badge>
      {item.source && <small>{item.source}</small>}
    </>
  ) : (
    <>
      <Badge state="pass">
        Verified <Day date={item.verifiedOn} />
      </Badge>
      <small>Compared with: {item.source}</small>
    </>
  );
}
