/**
 * The signed-in frame: finds out who is there and where they stand before any page is drawn, so that a page never
 * asks the hub for the wrong organization, and keeps the acting organization in the address.
 */
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { exec, useLocation } from "preact-iso/router";
import { type Problem, speakFor } from "./api.ts";
import { changed } from "./load.ts";
import { paths } from "./paths.ts";
import {
  lastPlace,
  type Me,
  MeContext,
  type Place,
  PlaceContext,
  placeOf,
  rememberPlace,
  whoAmI,
} from "./session.ts";
import { Acting } from "./ui/acting.tsx";
import { Frame, type NavItem } from "./ui/frame.tsx";
import { Notice } from "./ui/notice.tsx";
import { Page } from "./ui/page.tsx";
import { ProblemNotice } from "./ui/problem.tsx";
import { Shortcuts } from "./ui/shortcuts.tsx";
import { Skeleton } from "./ui/skeleton.tsx";

type Found = { me: Me | undefined } | { problem: Problem } | undefined;

export function Shell({ children }: { children: ComponentChildren }) {
  const { path, query, url } = useLocation();
  const [found, ask] = useWhoAmI();
  const partnership = exec(path, "/p/:partnership/:rest*")?.params["partnership"];
  const me = found && "me" in found ? found.me : undefined;
  const address: { partnership?: string; organization?: string } = {};
  if (partnership !== undefined) address.partnership = partnership;
  if (query["for"] !== undefined) address.organization = query["for"];
  const place = me && placeOf(me, address, lastPlace());
  useStanding(place, partnership !== undefined, url);

  if (found === undefined) return <Waiting inside={partnership !== undefined} />;
  if ("problem" in found)
    return (
      <Frame>
        <Page title="Causeway is not answering" narrow>
          <ProblemNotice problem={found.problem} retry={ask} />
        </Page>
      </Frame>
    );
  if (partnership !== undefined && !me) return <SignInFirst url={url} />;
  if (partnership !== undefined && !place) return <NotYours me={me as Me} />;
  return (
    <MeContext.Provider value={me}>
      <PlaceContext.Provider value={place}>
        <Frame
          place={place?.partnership.name}
          home={place ? paths.home(place.partnership.id) : paths.front()}
          nav={navigation(place, path)}
          bar={
            me ? (
              <Acting me={me} place={place} />
            ) : (
              <a class="button" href={paths.signIn(path === "/" ? "/" : url)}>
                Sign in
              </a>
            )
          }
          footer={
            <>
              <a href={paths.glossary()}>Glossary</a>
              <a href="/api/docs">For developers</a>
              <Shortcuts />
            </>
          }
        >
          {children}
        </Frame>
      </PlaceContext.Provider>
    </MeContext.Provider>
  );
}

function useWhoAmI(): [Found, () => void] {
  const [found, setFound] = useState<Found>();
  const ask = () => {
    setFound(undefined);
    whoAmI().then(
      (me) => setFound({ me }),
      (problem: Problem) => setFound({ problem }),
    );
  };
  useEffect(ask, []);
  return [found, ask];
}

/** Speaks for the place from here on, forgets what another organization saw, and writes `?for=` where it says something. */
function useStanding(place: Place | undefined, inside: boolean, url: string): void {
  const organization = place?.organization?.id;
  const before = useRef(organization);
  speakFor(organization);
  if (before.current !== organization) {
    before.current = organization;
    changed();
  }
  useEffect(() => {
    if (!place) return;
    rememberPlace(place);
    if (!inside || place.partnership.organizations.length < 2 || !organization) return;
    const now = new URL(location.href);
    if (now.searchParams.get("for") === organization) return;
    now.searchParams.set("for", organization);
    history.replaceState(null, "", now.pathname + now.search + now.hash);
  }, [place?.partnership.id, organization, inside, url]);
}

function navigation(place: Place | undefined, path: string): NavItem[] {
  const id = place?.partnership.id;
  const inside: [string, string][] = id
    ? [
        [paths.home(id), "Home"],
        [paths.region(id), "Region"],
        [paths.agreements(id), "Agreements"],
        [paths.programs(id), "Programs"],
        [paths.frameworks(id), "Skills"],
        [paths.dataSharing(id), "Data sharing"],
        [paths.organizations(id), "Organizations"],
        [paths.people(id), "People"],
        [paths.documents(id), "Documents"],
      ]
    : [];
  const open: [string, string][] = [
    [paths.framework(), "Framework"],
    [paths.lookUp(), "Look-up"],
  ];
  if (!id) open.push([paths.registry(), "Registry"], [paths.glossary(), "Glossary"]);
  const home = id && paths.home(id);
  return [...inside, ...open].map(([href, label]) => ({
    href,
    label,
    current:
      href === home
        ? path === home
        : path === href ||
          path.startsWith(`${href}/`) ||
          (label === "Skills" && path.startsWith(`${home}/camp`)),
  }));
}

/** The frame's own shape while nobody knows yet who is there, so that nothing moves when it is known. */
function Waiting({ inside }: { inside: boolean }) {
  if (!inside) return null;
  return (
    <Frame place="…" nav={[{ href: "/", label: "Home", current: false }]}>
      <main id="main" tabIndex={-1}>
        <Skeleton of="the page" />
      </main>
    </Frame>
  );
}

function SignInFirst({ url }: { url: string }) {
  return (
    <Frame>
      <Page
        title="Sign in first"
        lede="This page belongs to a partnership. After you sign in you come back here."
        narrow
      >
        <div>
          <a class="button primary" href={paths.signIn(url)}>
            Sign in
          </a>
        </div>
      </Page>
    </Frame>
  );
}

function NotYours({ me }: { me: Me }) {
  return (
    <Frame bar={<Acting me={me} place={undefined} />}>
      <Page title="Nothing here" narrow>
        <Notice kind="warn" title="There is no such partnership, or you are not in it">
          <p>
            You are signed in as {me.person.name} ({me.person.email}).{" "}
            <a href={paths.front()}>See where you belong</a>.
          </p>
        </Notice>
      </Page>
    </Frame>
  );
}
