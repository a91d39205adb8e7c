/** One rule set: what it asks for, what someone has verified, and how this partnership uses it. */
import { useState } from "preact/hooks";
import { useRoute } from "preact-iso/router";
import { methodNames, statementWords } from "#shared/agreements/table-words.ts";
import { idIn, objectionToEditing, objectionToRestoring } from "#shared/rule-sets/rules.ts";
import type { RuleSet, RuleSetItem } from "#shared/rule-sets/schema.ts";
import { History } from "../activity/history.tsx";
import { listed, typeWords } from "../agreements/words.ts";
import { type Answer, post } from "../api.ts";
import { freshAfter, useAction } from "../load.ts";
import { paths } from "../paths.ts";
import { usePlace } from "../session.ts";
import { useAddress, useClose, useLinkWith } from "../ui/address.ts";
import { Button } from "../ui/button.tsx";
import { useChunk } from "../ui/chunk.ts";
import { Confirm } from "../ui/confirm.tsx";
import { Icon } from "../ui/icon.tsx";
import { Notice } from "../ui/notice.tsx";
import { Page, Section } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { ruleSetsPath, useOne } from "./load.ts";
import { Verified } from "./verified.tsx";
import { gapWords, originWords } from "./words.ts";
import "../agreements/agreements.css";

export function RuleSetPage() {
  const { partnership, actor } = usePlace();
  const address = useRoute().params["ruleSet"] ?? "";
  const base = ruleSetsPath(partnership.id);
  const read = useOne(`${base}/${address}`);
  const crumbs = [
    { href: paths.agreements(partnership.id), label: "Agreements" },
    { href: paths.ruleSets(partnership.id), label: "Rule sets" },
  ];
  if (read.state === "loading")
    return (
      <Page title={idIn(address)} crumbs={crumbs} above="…">
        <Skeleton of="the rule set" lines={12} />
      </Page>
    );
  if (read.state === "problem")
    return (
      <Page title={idIn(address)} crumbs={crumbs}>
        <ProblemNotice problem={read.problem} retry={read.retry} />
      </Page>
    );
  const { data } = read.data;
  const edits = !objectionToEditing(actor);
  return (
    <Page
      title={data.name}
      crumbs={crumbs}
      above={<code>{data.id}</code>}
      lede={`${data.citation}. Asked of every ${listed(
        data.agreementTypes.map((type) => typeWords[type].toLowerCase()),
        "or",
      )}.`}
      actions={
        edits && (
          <a class="button" href={paths.editRuleSet(partnership.id, address)}>
            Change name and use
          </a>
        )
      }
    >
      <Parts answer={read.data} base={base} address={address} reload={read.reload} stale={read.stale} />
    </Page>
  );
}

type PartsProps = {
  answer: Answer<RuleSet>;
  base: string;
  address: string;
  reload: () => void;
  stale: boolean;
};

function Parts({ answer, base, address, reload, stale }: PartsProps) {
  const { actor } = usePlace();
  const [asked] = useAddress("item");
  const link = useLinkWith("item");
  const ruleSet = answer.data;
  const edits = !objectionToEditing(actor);
  const open = asked !== "" && edits && !stale;
  const ItemForm = useChunk(async () => (await import("./item-form.tsx")).ItemForm, open);
  const close = useClose("item");
  const done = () => close(ruleSet.items.some(({ id }) => id === asked) ? `item-${asked}` : "items");
  if (open)
    return ItemForm ? (
      <ItemForm key={asked} asked={asked} answer={answer} base={base} reload={reload} onDone={done} />
    ) : (
      <Skeleton of="the form" lines={10} />
    );
  const verified = ruleSet.items.filter(({ verifiedOn }) => verifiedOn !== undefined).length;
  return (
    <>
      <Facts ruleSet={ruleSet} />
      {verified < ruleSet.items.length && (
        <Notice kind="warn" title={`${verified} of ${ruleSet.items.length} items are verified`}>
          <p>
            The others are a plain-language reading that nobody has compared with its source here. They are
            shown and never stop an agreement.
          </p>
        </Notice>
      )}
      <Section
        id="items"
        title="What it asks for"
        aside={
          edits && (
            <a class="button small no-print" href={link("new")}>
              <Icon name="plus" /> Add an item
            </a>
          )
        }
      >
        <ul class="lines checklist">
          {ruleSet.items.map((item) => (
            <Item key={item.id} item={item} {...(edits ? { href: link(item.id) } : {})} />
          ))}
        </ul>
      </Section>
      {edits && <Restore ruleSet={ruleSet} answer={answer} path={`${base}/${address}`} />}
      <Section id="history" title="History">
        {ruleSet.version === 0 ? (
          <p class="muted">Nobody here has changed it yet.</p>
        ) : (
          <History path={`${base}/${address}`} />
        )}
      </Section>
    </>
  );
}

function Facts({ ruleSet }: { ruleSet: RuleSet }) {
  return (
    <dl class="facts">
      <div>
        <dt>Where an agreement does not answer it</dt>
        <dd>
          {gapWords[ruleSet.gaps].name}
          <small>{gapWords[ruleSet.gaps].more}</small>
        </dd>
      </div>
      <div>
        <dt>Longest term</dt>
        <dd>{ruleSet.maximumMonths} months</dd>
      </div>
      {ruleSet.requiredAwardMethod && (
        <div>
          <dt>How credit is posted</dt>
          <dd>{methodNames[ruleSet.requiredAwardMethod]}</dd>
        </div>
      )}
      <div>
        <dt>Its text</dt>
        <dd>
          {originWords[ruleSet.origin].name}
          <small>{originWords[ruleSet.origin].more}</small>
        </dd>
      </div>
      <div>
        <dt>New agreements</dt>
        <dd>{ruleSet.offered ? `Offered in ${ruleSet.jurisdiction}` : "Not offered any more"}</dd>
      </div>
    </dl>
  );
}

function Item({ item, href }: { item: RuleSetItem; href?: string }) {
  return (
    <li id={`item-${item.id}`}>
      <div>
        <p>{item.text}</p>
        <small>
          <code>{item.citation}</code>
        </small>
      </div>
      <div>
        <small>
          A clause about{" "}
          {listed(
            item.statementTypes.map((type) => statementWords[type].toLowerCase()),
            "or",
          )}{" "}
          can answer it.
        </small>
        {href && (
          <a class="no-print" href={href}>
            Change or verify<span class="sr"> {item.citation}</span>
          </a>
        )}
      </div>
      <div>
        <Verified item={item} />
      </div>
    </li>
  );
}

type RestoreProps = { ruleSet: RuleSet; answer: Answer<RuleSet>; path: string };

function Restore({ ruleSet, answer, path }: RestoreProps) {
  const { actor } = usePlace();
  const [asking, setAsking] = useState(false);
  const why = objectionToRestoring(actor, ruleSet);
  const action = useAction(async (key) => {
    await freshAfter(path, post<RuleSet>(`${path}/restore`, undefined, { ifMatch: answer.etag, key }));
  });
  if (ruleSet.origin === "OWN") return null;
  return (
    <div class="no-print">
      <Button because={why?.why} onClick={() => setAsking(true)}>
        Go back to the shipped text
      </Button>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title="Go back to the shipped text?"
        yes="Go back to the shipped text"
        action={action}
      >
        <p>
          Your own words and {ruleSet.items.filter(({ verifiedOn }) => verifiedOn !== undefined).length}{" "}
          verified days leave the checklist. They stay in the history. Whether gaps block stays as it is.
        </p>
      </Confirm>
    </div>
  );
}
