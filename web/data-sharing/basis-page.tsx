/** One legal basis: what it wants the text to say and what stated as a fact, who verified which item, and its history. */
import type { ComponentChildren } from "preact";
import { useRoute } from "preact-iso/router";
import { isConvener } from "#shared/actor.ts";
import type { LegalBasis, RequiredFact } from "#shared/data-sharing/bases-schema.ts";
import { listed } from "#shared/listed.ts";
import { History } from "../activity/history.tsx";
import type { Answer } from "../api.ts";
import { paths } from "../paths.ts";
import { Verified } from "../rule-sets/verified.tsx";
import { usePlace } from "../session.ts";
import { useAddress, useClose, useLinkWith } from "../ui/address.ts";
import { useChunk } from "../ui/chunk.ts";
import { Icon } from "../ui/icon.tsx";
import { Page, Section } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { basesPath, useBases, useBasis } from "./load.ts";
import { dataPaths } from "./paths.ts";
import { answerWords, capacityWords, evidenceWords, familyWords, originWords, roleWords } from "./words.ts";
import "../agreements/agreements.css";
import "./data-sharing.css";

export function LegalBasisPage() {
  const { partnership } = usePlace();
  const id = useRoute().params["part"] ?? "";
  const path = `${basesPath(partnership.id)}/${id}`;
  const read = useBasis(path);
  const crumbs = [
    { href: paths.dataSharing(partnership.id), label: "Data sharing" },
    { href: dataPaths.legalBases(partnership.id), label: "Legal bases" },
  ];
  if (read.state === "loading")
    return (
      <Page title="Legal basis" crumbs={crumbs} above="…">
        <Skeleton of="the legal basis" lines={14} />
      </Page>
    );
  if (read.state === "problem")
    return (
      <Page title="Legal basis" crumbs={crumbs}>
        <ProblemNotice problem={read.problem} retry={read.retry} />
      </Page>
    );
  const { data } = read.data;
  return (
    <Page
      title={data.name}
      crumbs={crumbs}
      above={<code>{data.id}</code>}
      lede={`${data.citation}. ${
        data.addsToFerpa
          ? "It adds to FERPA and never replaces it."
          : `${familyWords[data.family]}, ${data.jurisdiction}.`
      }`}
    >
      <Parts answer={read.data} path={path} reload={read.reload} stale={read.stale} />
    </Page>
  );
}

type PartsProps = { answer: Answer<LegalBasis>; path: string; reload: () => void; stale: boolean };

function Parts({ answer, path, reload, stale }: PartsProps) {
  const { actor } = usePlace();
  const [element] = useAddress("element");
  const [fact] = useAddress("fact");
  const toElement = useLinkWith("element", "fact");
  const toFact = useLinkWith("fact", "element");
  const close = useClose("element", "fact");
  const edits = isConvener(actor);
  const open = (element !== "" || fact !== "") && edits && !stale;
  const Form = useChunk(async () => (await import("./basis-item-form.tsx")).BasisItemForm, open);
  const basis = answer.data;
  if (open)
    return Form ? (
      <Form
        key={`${element} ${fact}`}
        kind={element === "" ? "fact" : "element"}
        asked={element || fact}
        answer={answer}
        path={path}
        reload={reload}
        onDone={() => close(element === "" ? `fact-${fact}` : `element-${element}`)}
      />
    ) : (
      <Skeleton of="the form" lines={10} />
    );
  const add = (href: string, words: string) =>
    edits && (
      <a class="button small no-print" href={href}>
        <Icon name="plus" /> {words}
      </a>
    );
  return (
    <>
      <Needs basis={basis} />
      <Section id="elements" title="What the text has to say" aside={add(toElement("new"), "Add an element")}>
        {basis.elements.length === 0 ? (
          <p class="muted">Nothing of its own.</p>
        ) : (
          <ul class="lines checklist">
            {basis.elements.map((one) => (
              <Item
                key={one.id}
                id={`element-${one.id}`}
                text={one.text}
                about={`${one.id}, ${one.citation}`}
                item={one}
                href={edits ? toElement(one.id) : undefined}
              >
                <small>
                  {one.answeredBy.length > 0
                    ? `A clause answers it, or: ${listed(
                        one.answeredBy.map((answer) => answerWords[answer].toLowerCase()),
                        "or",
                      )}.`
                    : "A clause answers it."}
                </small>
              </Item>
            ))}
          </ul>
        )}
      </Section>
      <Section id="facts" title="What has to be stated as a fact" aside={add(toFact("new"), "Add a fact")}>
        {basis.facts.length === 0 ? (
          <p class="muted">Nothing.</p>
        ) : (
          <ul class="lines checklist">
            {basis.facts.map((one) => (
              <Item
                key={one.id}
                id={`fact-${one.id}`}
                text={one.label}
                about={one.citation}
                item={one}
                href={edits ? toFact(one.id) : undefined}
              >
                <small>{factInWords(one)}</small>
              </Item>
            ))}
          </ul>
        )}
      </Section>
      <Section id="history" title="History">
        {basis.version === 0 ? <p class="muted">Nobody here has changed it yet.</p> : <History path={path} />}
      </Section>
    </>
  );
}

function factInWords({ kind, choices, must }: RequiredFact): string {
  if (kind === "choice")
    return `One of: ${listed(
      choices.map(({ label }) => label),
      "or",
    )}.`;
  if (kind === "date") return "A day.";
  if (kind === "yes-no")
    return must === undefined ? "Yes or no." : `It has to be ${must === "true" ? "yes" : "no"}.`;
  return "In words.";
}

type ItemProps = {
  id: string;
  text: string;
  about: string;
  item: { verifiedOn?: string | undefined; source?: string | undefined };
  href: string | undefined;
  children: ComponentChildren;
};

function Item({ id, text, about, item, href, children }: ItemProps) {
  return (
    <li id={id}>
      <div>
        <p>{text}</p>
        <small>
          <code>{about}</code>
        </small>
      </div>
      <div>
        {children}
        {href && (
          <a class="no-print" href={href}>
            Change or verify<span class="sr"> {about}</span>
          </a>
        )}
      </div>
      <div>
        <Verified
          item={{ source: item.source ?? "", ...(item.verifiedOn ? { verifiedOn: item.verifiedOn } : {}) }}
        />
      </div>
    </li>
  );
}

/** Whose data, to whom, and what has to be on file. */
function Needs({ basis }: { basis: LegalBasis }) {
  const { partnership } = usePlace();
  const all = useBases(partnership.id);
  const nameOf = (id: string) =>
    (all.state === "content" ? all.data.find((one) => one.id === id)?.name : undefined) ?? id;
  const { needs, implies, origin } = basis;
  const { evidence = [], sectorApprovals = [] } = needs;
  const capacities = (of: readonly (keyof typeof capacityWords)[] | undefined) =>
    of &&
    listed(
      of.map((one) => capacityWords[one].toLowerCase()),
      "or",
    );
  const facts: [string, ComponentChildren][] = [
    [
      "Its text",
      <>
        {originWords[origin].name}
        <small>{originWords[origin].more}</small>
      </>,
    ],
    ...(needs.disclosingCapacity
      ? [["Whoever discloses is a", capacities(needs.disclosingCapacity)] as [string, ComponentChildren]]
      : []),
    ...(needs.receivingCapacity
      ? [["Whoever receives is a", capacities(needs.receivingCapacity)] as [string, ComponentChildren]]
      : []),
    ...(needs.receivingRole
      ? [
          ["A receiver has the role", roleWords[needs.receivingRole].name.toLowerCase()] as [
            string,
            ComponentChildren,
          ],
        ]
      : []),
    ...(needs.level ? [["It is for", "counts only"] as [string, ComponentChildren]] : []),
    ...(evidence.length > 0
      ? [
          [
            "On file",
            evidence.map(({ what, kinds, withinMonths }) => (
              <span class="one-line" key={what}>
                {what}
                <small>
                  {listed(
                    kinds.map((kind) => evidenceWords[kind].toLowerCase()),
                    "or",
                  )}
                  {withinMonths !== undefined && `, at most ${withinMonths} months old`}
                </small>
              </span>
            )),
          ] as [string, ComponentChildren],
        ]
      : []),
    ...(sectorApprovals.length > 0
      ? [
          [
            "Approved by",
            sectorApprovals.map(({ sector, by }) => (
              <span class="one-line" key={sector}>
                {by}
                <small>for data of {sector}</small>
              </span>
            )),
          ] as [string, ComponentChildren],
        ]
      : []),
    ...(implies.length > 0
      ? [
          [
            "Brings with it",
            implies.map((id) => (
              <span class="one-line" key={id}>
                <a href={dataPaths.legalBasis(partnership.id, id)}>{nameOf(id)}</a>
              </span>
            )),
          ] as [string, ComponentChildren],
        ]
      : []),
  ];
  return (
    <dl class="facts">
      {facts.map(([what, said]) => (
        <div key={what}>
          <dt>{what}</dt>
          <dd>{said}</dd>
        </div>
      ))}
    </dl>
  );
}
