/** One public data-sharing agreement, field by field as the law lists them; prints on a page. */
import type { ComponentChildren } from "preact";
import type { PublicDataSharing } from "#shared/data-sharing/registry-schema.ts";
import { read, useReading } from "../public-read.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { DataRegistryFrame, Failed, Sheet, useOnward, Waiting } from "./frame.tsx";
import { dataRegistryPaths } from "./paths.ts";
import { states } from "./standing.ts";
import { useVoice } from "./voice.tsx";

export function PublicDataSharingPage() {
  // Every link of this page is a page load, so what the address says of it stays as it is.
  const [, , , partnership = "", agreement = ""] = location.pathname.split("/");
  const found = useReading(`/partnerships/${partnership}/data-sharing/${agreement}`, read<PublicDataSharing>);
  return (
    <DataRegistryFrame
      place={
        found.state === "loading" ? "" : found.state === "content" ? found.data.partnership.name : undefined
      }
    >
      {found.state === "content" ? (
        <Found {...found.data} />
      ) : (
        <Sheet>
          {found.state === "loading" ? (
            <Waiting />
          ) : found.status === 404 ? (
            <Gone partnership={partnership} />
          ) : (
            <Failed retry={found.retry} />
          )}
        </Sheet>
      )}
    </DataRegistryFrame>
  );
}

function Gone({ partnership }: { partnership: string }) {
  const { text } = useVoice();
  const onward = useOnward();
  return (
    <Notice kind="warn" title={text("gone")}>
      <p>
        {text("gone.text")}{" "}
        <a href={onward(dataRegistryPaths.dataRegistry(partnership))}>{text("gone.all")}</a>
      </p>
    </Notice>
  );
}

function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="stack tight">
      <h2 class="small-head">{title}</h2>
      {children}
    </section>
  );
}

function Found(one: PublicDataSharing) {
  const { text, day, list, held, onward: passedOn, written } = useVoice();
  const onward = useOnward();
  return (
    <Sheet
      title={one.name}
      lang={written}
      crumb={<a href={onward(dataRegistryPaths.dataRegistry(one.partnership.id))}>{text("back")}</a>}
      above={
        <>
          <Badge state={states[one.phase]}>{text(`state.${one.phase}`)}</Badge>
          <span class="muted">
            <code>{one.codedNotation}</code>, {text(`tier.${one.tier}`)}
          </span>
        </>
      }
      actions={
        <Button small onClick={() => print()}>
          {text("print")}
        </Button>
      }
    >
      <div class="stack" style={{ gap: "1.75rem" }}>
        <dl class="facts">
          <div>
            <dt>{text("holders")}</dt>
            {one.holders.map(({ organizationId, name, passedTo }) => (
              <dd key={organizationId}>
                {name}
                {passedTo.length > 0 && (
                  <small>{text("holders.passed", { names: list(passedTo.map((each) => each.name)) })}</small>
                )}
              </dd>
            ))}
          </div>
          <div>
            <dt>{text("disclosers")}</dt>
            {one.disclosers.map(({ organizationId, name }) => (
              <dd key={organizationId}>{name}</dd>
            ))}
          </div>
          <div>
            <dt>{text("duration")}</dt>
            <dd>
              {text("duration.days", { from: day(one.from), until: day(one.until) })}
              {one.dateSigned !== undefined && <small>{text("signed", { day: day(one.dateSigned) })}</small>}
            </dd>
          </div>
        </dl>
        <Part title={text("purpose")}>
          <ol lang={written}>
            {one.purposes.map((purpose) => (
              <li key={purpose}>{purpose}</li>
            ))}
          </ol>
        </Part>
        {one.scope !== undefined && (
          <Part title={text("scope")}>
            <p lang={written}>{one.scope}</p>
          </Part>
        )}
        <Part title={text("types")}>
          <Information {...one} />
        </Part>
        <Part title={text("use")}>
          {one.prohibitedUses.length > 0 && (
            <p>
              {text("use.not")}: <span lang={written}>{one.prohibitedUses.join("; ")}</span>.
            </p>
          )}
          {passedOn(one).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Part>
        <Part title={text("held")}>
          {held(one).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Part>
        {one.bases.length > 0 && (
          <Part title={text("bases")}>
            <ul class="plain" lang={written}>
              {one.bases.map(({ name, citation }) => (
                <li key={citation}>
                  {name} <small class="muted">{citation}</small>
                </li>
              ))}
            </ul>
          </Part>
        )}
        {one.contentHash !== undefined && (
          <p class="muted">
            <small>
              {text("fingerprint")}:{" "}
              <code style={{ whiteSpace: "normal", overflowWrap: "anywhere" }}>{one.contentHash}</code>
            </small>
          </p>
        )}
        <p class="muted">
          <small>{text("law")}</small>
        </p>
      </div>
    </Sheet>
  );
}

/** What is held: each with what it is, how sensitive, and for which of the purposes. */
function Information({ information }: PublicDataSharing) {
  const { text, written } = useVoice();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by the keyboard too
    <section class="scroll" tabIndex={0} aria-label={text("types")}>
      <table>
        <thead>
          <tr>
            <th scope="col">{text("type.name")}</th>
            <th scope="col">{text("type.level")}</th>
            <th scope="col">{text("type.kind")}</th>
            <th scope="col">{text("type.use")}</th>
          </tr>
        </thead>
        <tbody>
          {information.map((one, index) => (
            <tr key={index}>
              <th scope="row">
                <span lang={written}>{one.name}</span>
                {one.vocabId !== undefined && (
                  <small class="muted">
                    {" "}
                    {one.vocab} {one.vocabId}
                  </small>
                )}
                {one.definition !== undefined && (
                  <small lang={written} class="muted">
                    <br />
                    {one.definition}
                  </small>
                )}
                {one.withdrawn && <small> {text("type.withdrawn")}</small>}
              </th>
              <td>{text(`level.${one.level}`)}</td>
              <td>{text(`kind.${one.sensitivity}`)}</td>
              <td>{one.usedFor.map((place) => place + 1).join(", ")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
